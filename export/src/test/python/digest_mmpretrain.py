"""Prints what mmpretrain 1.2 calls the tensors of each backbone that nas4j writes, as a digest of names and shapes.

The digests stand in BackboneNamesTest. Needs torch and mmpretrain.
"""

import hashlib

from mmpretrain.registry import MODELS

HEAD = dict(type="LinearClsHead", num_classes=1000)
STACKED = dict(type="StackedLinearClsHead", num_classes=1000, mid_channels=[1280], act_cfg=dict(type="HSwish"))


def digest(backbone, head, width):
    network = MODELS.build(
        dict(
            type="ImageClassifier",
            backbone=backbone,
            neck=dict(type="GlobalAveragePooling"),
            head=dict(in_channels=width, **head),
        )
    )
    lines = sorted(
        f"{name} {list(tensor.shape)}"
        for name, tensor in network.state_dict().items()
        if not name.endswith("num_batches_tracked")
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def rows():
    for arch in ["b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8"]:
        yield f"efficientnet-{arch}", dict(type="EfficientNet", arch=arch), HEAD
    for arch in ["b0", "b1", "b2", "b3", "s", "m", "l"]:
        yield f"efficientnetv2-{arch}", dict(type="EfficientNetV2", arch=arch), HEAD
    for width in [0.35, 0.5, 0.75, 1.0, 1.3, 1.4]:
        yield f"mobilenet-v2@{width:g}", dict(type="MobileNetV2", widen_factor=width), HEAD
    yield "mobilenet-v3-large", dict(type="MobileNetV3", arch="large"), STACKED
    yield "resnet-50", dict(type="ResNet", depth=50), HEAD


def width(backbone):
    built = MODELS.build(backbone)
    for field in ["out_channels", "out_channel", "feat_dim"]:
        if hasattr(built, field):
            return getattr(built, field)
    raise ValueError(backbone)


def main():
    for name, backbone, head in rows():
        print(name, digest(backbone, head, width(backbone)))


main()
