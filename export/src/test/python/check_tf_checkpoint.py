"""Builds networks with TensorFlow from the block strings and the checkpoint alone, as the released code does, and compares
logits. Batch norm's epsilon and the default activation are not in the strings: the second and third line of settings.txt.

usage: check_tf_checkpoint.py FOLDER   (prints a line for each network: name, largest difference)
"""

import os
import re

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf
from samples import report, samples

ACTIVATIONS = {"relu": tf.nn.relu, "swish": tf.nn.silu}


class Reader:
    def __init__(self, path, epsilon):
        self.checkpoint = tf.train.load_checkpoint(str(path / "model.ckpt"))
        self.names = set(self.checkpoint.get_variable_to_shape_map())
        self.epsilon = epsilon

    def get(self, name):
        self.names.discard(name)
        return self.checkpoint.get_tensor(name)

    def norm(self, x, name):
        values = [self.get(f"{name}/{last}") for last in ("moving_mean", "moving_variance", "beta", "gamma")]
        return tf.nn.batch_normalization(x, *values, self.epsilon)

    def conv(self, x, name, stride=1):
        if name.rpartition("/")[2].startswith("depthwise"):
            return tf.nn.depthwise_conv2d(x, self.get(f"{name}/depthwise_kernel"), [1, stride, stride, 1], "SAME")
        return tf.nn.conv2d(x, self.get(f"{name}/kernel"), stride, "SAME")


def block(reader, x, scope, o, stride, act):
    source, norm, convs = x, "tpu_batch_normalization", 0
    if o["f"]:
        x = act(reader.norm(reader.conv(x, f"{scope}/conv2d", stride), f"{scope}/{norm}"))
        norm, convs = norm + "_1", 1
    else:
        if o["e"] != 1:
            x = act(reader.norm(reader.conv(x, f"{scope}/conv2d"), f"{scope}/{norm}"))
            norm, convs = norm + "_1", 1
        x = act(reader.norm(reader.conv(x, f"{scope}/depthwise_conv2d", stride), f"{scope}/{norm}"))
        norm = "tpu_batch_normalization_" + str(convs + 1)
    if o["se"]:
        se = tf.reduce_mean(x, [1, 2], keepdims=True)
        se = act(reader.conv(se, f"{scope}/se/conv2d") + reader.get(f"{scope}/se/conv2d/bias"))
        x *= tf.sigmoid(reader.conv(se, f"{scope}/se/conv2d_1") + reader.get(f"{scope}/se/conv2d_1/bias"))
    x = reader.norm(reader.conv(x, f"{scope}/conv2d" + (f"_{convs}" if convs else "")), f"{scope}/{norm}")
    return x + source if not o["noskip"] and stride == 1 and source.shape == x.shape else x


def main():
    for path, pixels, logits in samples():
        size, channels, mean, deviation, epsilon, usual = (path / "settings.txt").read_text().split()
        mean, deviation = ([float(v) for v in values.split(",")] for values in (mean, deviation))
        reader = Reader(path, float(epsilon))
        x = (pixels.reshape(-1, int(size), int(size), int(channels)) / 255 - mean) / deviation
        act = ACTIVATIONS[usual]
        x = tf.constant(x, tf.float32)
        stem = "efficientnet/stem"
        x = act(reader.norm(reader.conv(x, f"{stem}/conv2d", 2), f"{stem}/tpu_batch_normalization"))
        number = 0
        for string in (path / "blocks.txt").read_text().split():
            o = {"f": 0, "se": 0, "a": None, "noskip": "noskip" in string}
            for token in string.replace("_noskip", "").split("_"):
                key, value = re.fullmatch(r"([a-z]+)([0-9.]+)", token).groups()
                o[key] = value
            o = {k: float(v) if k in ("e", "se", "f") else v for k, v in o.items()}
            own = {None: act, "0": tf.nn.relu, "1": tf.nn.silu}[o["a"]]
            for i in range(int(o["r"])):
                x = block(reader, x, f"efficientnet/blocks_{number}", o, int(o["s"][0]) if i == 0 else 1, own)
                number += 1
        head = "efficientnet/head"
        x = act(reader.norm(reader.conv(x, f"{head}/conv2d"), f"{head}/tpu_batch_normalization"))
        x = tf.reduce_mean(x, [1, 2]) @ reader.get(f"{head}/dense/kernel") + reader.get(f"{head}/dense/bias")
        assert not reader.names, reader.names
        report(path.name, x, logits)


main()
