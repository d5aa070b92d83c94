"""Trains networks of nas4j with Keras on folders of images, one folder a class. One process trains them all.

nas4j search --study mine --engine "command-server:python examples/trainers/keras_images.py DIR" \
    --space mnasnet-small-image

DIR has a folder a class, as images:DIR does. Needs keras with a backend, numpy and pillow. Each line of standard input is
the folder that says what to train next; the program ends with its input.
"""

import argparse
import json
import os
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
from keras import layers
from PIL import Image

ACTIVATIONS = {
    "relu": "relu",
    "relu6": "relu6",
    "swish": "silu",
    "hswish": "hard_silu",
    "sigmoid": "sigmoid",
    "hard_sigmoid": "hard_sigmoid",
}


def images(folder, classes, begin, count, size):
    pixels, labels = [], []
    for label, name in enumerate(classes):
        for file in sorted((folder / name).iterdir())[begin : begin + count]:
            pixels.append(np.asarray(Image.open(file).convert("RGB").resize((size, size)), np.float32))
            labels.append(label)
    return np.stack(pixels), np.array(labels)


def operator(op, inputs, norm, channels):
    """One operator of json/network.json."""
    x, kind = inputs[0], op["operator"]
    if kind in ("conv", "max_pool", "mean_pool") and (op["pad_begin"] or op["pad_end"]):
        if kind == "conv":
            x = layers.ZeroPadding2D([[op["pad_begin"], op["pad_end"]]] * 2)(x)
    if kind == "conv":
        if op["groups"] > 1:
            assert op["groups"] == x.shape[-1], "grouped convolutions are depthwise"
            return layers.DepthwiseConv2D(op["kernel"], op["stride"], use_bias=op["bias"])(x)
        return layers.Conv2D(channels[op["name"]], op["kernel"], op["stride"], use_bias=op["bias"])(x)
    if kind == "batch_norm":
        return layers.BatchNormalization(momentum=norm["momentum"], epsilon=norm["epsilon"])(x)
    if kind == "activation":
        return layers.Activation(ACTIVATIONS[op["function"]])(x)
    if kind == "max_pool":
        return layers.MaxPooling2D(op["kernel"], op["stride"], padding="same")(x)
    if kind == "mean_pool":
        return layers.AveragePooling2D(op["kernel"], op["stride"], padding="same")(x)
    if kind == "global_mean":
        return layers.GlobalAveragePooling2D(keepdims=True)(x)
    if kind == "multiply":
        return layers.Multiply()(inputs)
    if kind == "add":
        return layers.Add()(inputs)
    if kind == "dense":
        return layers.Dense(channels[op["name"]])(layers.Flatten()(x))
    if kind == "dropout":
        return layers.Dropout(op["rate"])(x)
    assert kind == "drop_branch", kind
    return layers.Dropout(op["rate"], noise_shape=(None, 1, 1, 1))(x)


def network(folder):
    """The network with weights that Keras draws."""
    told = json.loads((folder / "json" / "network.json").read_text())
    shapes = {tensor["name"]: tensor["shape"] for tensor in told["weights"]["tensors"]}
    channels = {name[: -len(".weight")]: shape[0] for name, shape in shapes.items() if name.endswith(".weight")}
    source = told["input"]
    image = keras.Input((source["resolution"], source["resolution"], source["channels"]))
    mean, deviation = np.array(source["mean"]), np.array(source["deviation"])
    values = {"image": layers.Normalization(mean=255 * mean, variance=(255 * deviation) ** 2)(image)}
    for op in told["graph"]:
        inputs = [values[name] for name in op["inputs"]]
        values[op["name"]] = operator(op, inputs, told["batch_norm"], channels)
    return keras.Model(image, values[told["graph"][-1]["name"]])


def train(folder, given, classes):
    trial = json.loads((folder / "trial.json").read_text())
    if len(classes) != trial["classes"]:
        sys.exit(f"{given.images} has {len(classes)} classes, but the study has {trial['classes']}; give it --classes")
    keras.utils.set_random_seed(trial["seed_32"])
    keras.backend.clear_session()
    pixels, labels = images(given.images, classes, 0, given.train, trial["resolution"])
    held, truth = images(given.images, classes, given.train, given.validation, trial["resolution"])
    model = network(folder)
    model.compile(
        keras.optimizers.AdamW(trial["task"]["learning_rate"], trial["task"]["weight_decay"]),
        keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    for epoch in range(1, trial["epochs"] + 1):
        history = model.fit(pixels, labels, trial["task"]["batch_size"], verbose=0)
        loss, accuracy = model.evaluate(held, truth, 500, verbose=0)
        print(
            json.dumps(
                {"epoch": epoch, "loss": history.history["loss"][0], "accuracy": accuracy, "validation_loss": loss}
            ),
            flush=True,
        )
    print(json.dumps({"done": True}), flush=True)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("images", type=Path)
    options.add_argument("--train", type=int, default=1000, help="images of each class")
    options.add_argument("--validation", type=int, default=200, help="images of each class")
    given = options.parse_args()
    classes = sorted(folder.name for folder in given.images.iterdir() if folder.is_dir())
    for line in sys.stdin:
        train(Path(line.strip()), given, classes)


main()
