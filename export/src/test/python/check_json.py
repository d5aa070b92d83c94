"""Computes networks from their JSON alone, operator by operator, and compares logits. Holds the JSON against its schema.

usage: check_json.py FOLDER   (prints a line for each network: name, largest difference)
"""

import json

import numpy as np
import torch
import torch.nn.functional as F
from samples import report, samples

try:
    import jsonschema
except ImportError:
    jsonschema = None

FUNCTIONS = {
    "relu": F.relu,
    "relu6": F.relu6,
    "swish": F.silu,
    "hswish": F.hardswish,
    "sigmoid": torch.sigmoid,
    "hard_sigmoid": F.hardsigmoid,
}


def padded(x, op, value):
    return F.pad(x, [op["pad_begin"], op["pad_end"]] * 2, value=value)


def apply(op, inputs, weights, epsilon):
    x, *others = inputs
    name, kind = op["name"], op["operator"]
    tensor = lambda last: weights[f"{name}.{last}"]
    if kind == "conv":
        bias = tensor("bias") if op["bias"] else None
        return F.conv2d(padded(x, op, 0), tensor("weight"), bias, op["stride"], groups=op["groups"])
    if kind == "batch_norm":
        return F.batch_norm(x, tensor("mean"), tensor("variance"), tensor("gamma"), tensor("beta"), eps=epsilon)
    if kind == "activation":
        return FUNCTIONS[op["function"]](x)
    if kind == "max_pool":
        return F.max_pool2d(padded(x, op, -torch.inf), op["kernel"], op["stride"])
    if kind == "mean_pool":
        sums = F.avg_pool2d(padded(x, op, 0), op["kernel"], op["stride"])
        return sums / F.avg_pool2d(padded(torch.ones_like(x), op, 0), op["kernel"], op["stride"])
    if kind == "global_mean":
        return x.mean((2, 3), keepdim=True)
    if kind == "multiply":
        return x * others[0]
    if kind == "add":
        return x + others[0]
    if kind == "dense":
        return F.linear(x.flatten(1), tensor("weight"), tensor("bias"))
    assert kind in ("dropout", "drop_branch"), kind
    return x


def main():
    torch.set_num_threads(1)
    for path, pixels, logits in samples():
        network = json.loads((path / "network.json").read_text())
        if jsonschema:
            jsonschema.validate(network, json.loads((path / "network.schema.json").read_text()))
        weights = {
            tensor["name"]: torch.from_numpy(
                np.fromfile(
                    path / network["weights"]["file"], "<f4", int(np.prod(tensor["shape"])), offset=tensor["offset"]
                ).reshape(tensor["shape"])
            )
            for tensor in network["weights"]["tensors"]
        }
        source, epsilon = network["input"], network["batch_norm"]["epsilon"]
        images = torch.from_numpy(pixels.reshape(-1, source["resolution"], source["resolution"], source["channels"]))
        images = (images / 255 - torch.tensor(source["mean"])) / torch.tensor(source["deviation"])
        values = {"image": images.permute(0, 3, 1, 2)}
        with torch.inference_mode():
            for op in network["graph"]:
                values[op["name"]] = apply(op, [values[name] for name in op["inputs"]], weights, epsilon)
        report(path.name, values[network["graph"][-1]["name"]], logits)


main()
