ACTIVATIONS = {
    "relu": F.relu,
    "relu6": F.relu6,
    "swish": F.silu,
    "hswish": F.hardswish,
    "sigmoid": torch.sigmoid,
    "hsigmoid": F.hardsigmoid,
    None: lambda x: x,
}


def padded(x, kernel, stride, value=0.0):
    """Pads for ceil(size / stride) windows; as TensorFlow's "same" with the larger part of the padding at the end."""
    pads = []
    for size in (x.shape[3], x.shape[2]):
        total = kernel - 1 if SYMMETRIC else max((-(-size // stride) - 1) * stride + kernel - size, 0)
        pads += [total // 2, total - total // 2]
    return F.pad(x, pads, value=value) if any(pads) else x


class Unit(nn.Module):
    """Convolution, batch norm, activation."""

    def __init__(self, inputs, outputs, kernel=1, stride=1, groups=1, act=None):
        super().__init__()
        even = stride == 1 or SYMMETRIC  # then the padding of both sides is equal
        padding = kernel // 2 if even else 0
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, padding, groups=groups, bias=False)
        self.bn = nn.BatchNorm2d(outputs, eps=EPSILON, momentum=MOMENTUM)
        self.even = even
        self.act = act

    def forward(self, x):
        if not self.even:
            x = padded(x, self.conv.kernel_size[0], self.conv.stride[0])
        return ACTIVATIONS[self.act](self.bn(self.conv(x)))


class SqueezeExcite(nn.Module):
    """Multiplies each channel by a gate that is computed from the means of all channels."""

    def __init__(self, channels, squeezed, act, gate):
        super().__init__()
        self.reduce = nn.Conv2d(channels, squeezed, 1)
        self.expand = nn.Conv2d(squeezed, channels, 1)
        self.act = act
        self.gate = gate

    def forward(self, x):
        mean = x.mean((2, 3), keepdim=True)
        return x * ACTIVATIONS[self.gate](self.expand(ACTIVATIONS[self.act](self.reduce(mean))))


class Block(nn.Module):
    """Steps in a row, plus a shortcut ("input", "mean", "projection" or none), then an activation."""

    def __init__(self, join=None, stride=1, drop=0.0, act=None, shortcut=None, **steps):
        super().__init__()
        self.steps = list(steps)
        for name, step in steps.items():
            self.add_module(name, step)
        if shortcut is not None:
            self.shortcut = shortcut
        self.join, self.stride, self.drop, self.act = join, stride, drop, act

    def forward(self, x):
        branch = x
        for name in self.steps:
            branch = getattr(self, name)(branch)
        if self.training and self.drop > 0:  # stochastic depth
            kept = torch.rand(len(branch), 1, 1, 1, device=branch.device) >= self.drop
            branch = branch * kept.to(branch.dtype) / (1 - self.drop)
        if self.join == "input":
            branch = branch + x
        elif self.join == "projection":
            branch = branch + self.shortcut(x)
        elif self.join == "mean":
            branch = branch + mean(x, self.stride)
        return ACTIVATIONS[self.act](branch)


def mean(x, stride):
    """The mean of each 3x3 window; padding does not count."""
    if stride == 1 or SYMMETRIC:
        return F.avg_pool2d(x, 3, stride, 1, count_include_pad=False)
    there = padded(torch.ones_like(x[:1, :1]), 3, stride)
    return F.avg_pool2d(padded(x, 3, stride), 3, stride) / F.avg_pool2d(there, 3, stride)


def maximum(x):
    """The maximum of each 3x3 window at stride 2; padding never wins."""
    return F.max_pool2d(padded(x, 3, 2, value=float("-inf")), 3, 2)
