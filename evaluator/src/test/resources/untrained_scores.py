"""Scores of an untrained network in PyTorch, written from the papers, to hold those of nas4j against.

untrained_scores.py --probe
untrained_scores.py NETWORK WEIGHTS IMAGES LABELS NOISE SIGNS_SEED

NETWORK is a notation of stem, mb blocks with r1, head and classes. WEIGHTS is a safetensors file, IMAGES and NOISE are
little-endian float32 [count, size, size, channels], LABELS int32. Prints one line a score: its name and its value.
"""
import json
import re
import struct
import sys

import numpy as np
import torch
import torch.nn.functional as F

torch.set_num_threads(1)


def read_weights(path):
    with open(path, "rb") as file:
        data = file.read()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = (8 + length + offset for offset in entry["data_offsets"])
            values = np.frombuffer(data[begin:end], "<f4").copy()
            tensors[name] = torch.from_numpy(values).reshape(entry["shape"])
    return tensors


def same_padding(size, kernel, stride):
    total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


class Network:
    def __init__(self, text, tensors):
        self.tensors = tensors
        self.stages = []
        self.act, self.epsilon = "swish", 1e-3
        for word in text.split():
            kind, _, rest = word.partition(":")
            found = dict(re.findall(r"(?:^|_)(e|k|s|c|se)([0-9.]+)", rest))
            if kind == "in":
                self.size, self.channels = map(int, rest.split("x"))
            elif kind == "stem":
                self.stem = found
            elif kind == "mb":
                self.stages.append(found)
            elif kind == "act":
                self.act = rest
            elif kind == "bn":
                self.epsilon = float(rest.split("_")[1])
        self.hook = lambda y: None

    def activation(self, x):
        y = {"relu": F.relu, "relu6": F.relu6, "swish": F.silu, "hswish": F.hardswish}[self.act](x)
        self.hook(y)
        return y

    def unit(self, name, x, stride=1, depthwise=False, active=True):
        kernel = self.tensors[name + ".conv.weight"]
        before, after = same_padding(x.shape[2], kernel.shape[2], stride)
        x = F.pad(x, (before, after, before, after))
        x = F.conv2d(x, kernel, stride=stride, groups=x.shape[1] if depthwise else 1)
        mean = x.mean((0, 2, 3), keepdim=True)
        variance = x.var((0, 2, 3), unbiased=False, keepdim=True)
        x = (x - mean) / torch.sqrt(variance + self.epsilon)
        x = x * self.tensors[name + ".bn.gamma"].view(1, -1, 1, 1) + self.tensors[name + ".bn.beta"].view(1, -1, 1, 1)
        return self.activation(x) if active else x

    def block(self, stage, index, x):
        name = f"stages.{index}.0"
        branch = x
        if float(stage["e"]) != 1:
            branch = self.unit(name + ".expand", branch)
        branch = self.unit(name + ".depthwise", branch, int(stage["s"]), depthwise=True)
        if "se" in stage:
            gate = branch.mean((2, 3), keepdim=True)
            gate = F.conv2d(gate, self.tensors[name + ".se.reduce.weight"], self.tensors[name + ".se.reduce.bias"])
            gate = F.conv2d(
                self.activation(gate), self.tensors[name + ".se.expand.weight"], self.tensors[name + ".se.expand.bias"]
            )
            branch = branch * torch.sigmoid(gate)
        branch = self.unit(name + ".project", branch, active=False)
        return branch + x if branch.shape == x.shape else branch

    def blocks(self):
        yield lambda x: self.unit("stem", x, int(self.stem["s"]))
        for index, stage in enumerate(self.stages):
            yield lambda x, stage=stage, index=index: self.block(stage, index, x)
        yield lambda x: self.unit("head", x)

    def logits(self, x):
        for block in self.blocks():
            x = block(x)
        return F.linear(x.mean((2, 3)), self.tensors["classifier.weight"], self.tensors["classifier.bias"])

    def activations(self, x):
        seen = []
        self.hook = lambda y: seen.append(y)
        with torch.no_grad():
            self.logits(x)
        self.hook = lambda y: None
        return seen


def naswot(network, images):
    codes = torch.cat([(y > 0).flatten(1) for y in network.activations(images)], 1).double()
    return torch.linalg.slogdet(codes @ codes.T + (1 - codes) @ (1 - codes).T)[1].item()


def swap(network, images):
    maps = [y.flatten(1) for y in network.activations(images) if y.dim() == 4]
    signs = torch.sign(torch.cat(maps, 1))
    positive = (signs > 0).T.to(torch.uint8)
    return torch.unique(positive, dim=0).shape[0]


def grad_norm(network, images, labels):
    kernels = {name: t.requires_grad_(True) for name, t in network.tensors.items() if t.dim() > 1}
    F.cross_entropy(network.logits(images), labels).backward()
    norm = sum(t.grad.norm().item() for t in kernels.values())
    for tensor in kernels.values():
        tensor.requires_grad_(False)
    return norm


def signs_of(seed):
    """java.util.SplittableRandom's longs (Steele, Lea and Flood 2014): negative ones are -1."""
    golden, drawn = 0x9E3779B97F4A7C15, 0

    def draw(shape):
        nonlocal drawn
        count = int(np.prod(shape))
        steps = np.arange(drawn + 1, drawn + count + 1, dtype=np.uint64)
        drawn += count
        z = np.uint64(seed % 2**64) + steps * np.uint64(golden)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
        return torch.from_numpy(np.where(z >> np.uint64(63), -1.0, 1.0).astype(np.float32)).reshape(shape)

    return draw


def az_nas(network, noise, draw):
    features = []
    x = noise
    for block in network.blocks():
        x = block(x)
        x.requires_grad_(True)
        features.append(x)
    entropies = []
    for feature in features:
        rows = feature.detach().permute(0, 2, 3, 1).flatten(0, 2).double().numpy()
        values = np.linalg.svd(rows - rows.mean(0), compute_uv=False) ** 2
        shares = values / values.sum()
        entropies.append(float(-(shares * np.log(shares + 1e-8)).sum()))
    keeping = []
    for source, target in zip(features, features[1:]):
        sent = draw(tuple(target.shape))
        (arrived,) = torch.autograd.grad(target, source, sent, retain_graph=True)
        ratio = source.shape[2] // target.shape[2]
        if ratio > 1:
            arrived = F.pixel_unshuffle(arrived, ratio)
        jacobian = torch.einsum("bihw,bohw->io", arrived.double(), sent.double()) / (sent.numel() / sent.shape[1])
        norm = torch.linalg.matrix_norm(jacobian, 2).item()
        keeping.append(-norm - 1 / (norm + 1e-6) + 2)
    rises = [after - before for before, after in zip(entropies, entropies[1:])]
    return sum(entropies), min(rises), sum(keeping) / len(keeping)


def main(arguments):
    if arguments == ["--probe"]:
        return
    text, weights, images, labels, noise, seed = arguments
    network = Network(text, read_weights(weights))

    def batch(path):
        values = torch.from_numpy(np.fromfile(path, "<f4"))
        return values.reshape(-1, network.size, network.size, network.channels).permute(0, 3, 1, 2)

    print("naswot", naswot(network, batch(images)))
    print("swap", swap(network, batch(images)))
    print("grad-norm", grad_norm(network, batch(images), torch.from_numpy(np.fromfile(labels, "<i4")).long()))
    names = ("az-expressivity", "az-progressivity", "az-trainability")
    for name in network.tensors:
        network.tensors[name].requires_grad_(network.tensors[name].dim() > 1)
    for name, value in zip(names, az_nas(network, batch(noise), signs_of(int(seed)))):
        print(name, value)


main(sys.argv[1:])
