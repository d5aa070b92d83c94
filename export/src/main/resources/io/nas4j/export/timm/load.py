def load(path):
    """The network with the weights of a .safetensors file, for inference."""
    network = EfficientNet(
        block_args=decode_arch_def(ARCH_DEF),
        norm_layer=partial(nn.BatchNorm2d, eps=EPSILON, momentum=MOMENTUM),
        fix_stem=True,
        **ARGUMENTS,
    )
    network.load_state_dict(load_file(path))
    return network.eval()
