"""Writes networks of other libraries with random weights, and what they say of random images.

usage: write_foreign.py timm|torchvision|keras FOLDER NETWORK...
       for each network, as the library calls it, FOLDER gets NETWORK.pth or NETWORK.keras, NETWORK.pixels (rows, columns,
       channels from 0 to 255) and NETWORK.logits, both float32
"""

import os
import pathlib
import sys

import numpy as np

SIZE = 45
IMAGES = 2
IMAGENET = np.array([[0.485, 0.456, 0.406], [0.229, 0.224, 0.225]], np.float32)


def main():
    library, folder, names = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
    for name in names:
        random = np.random.default_rng(7)
        size = SIZE + len(name) % 2  # odd and even sizes
        pixels = random.integers(0, 256, (IMAGES, size, size, 3)).astype(np.float32)
        if library == "keras":
            logits = write_keras(name, folder, pixels, random)
        else:
            logits = write_torch(library, name, folder, pixels, random)
        pixels.tofile(folder / f"{name}.pixels")
        np.asarray(logits, np.float32).tofile(folder / f"{name}.logits")


def statistics(random, size):
    """Scale, offset, mean and variance of a batch norm."""
    return [
        random.uniform(0.7, 1.3, size),
        random.normal(0, 0.2, size),
        random.normal(0, 0.2, size),
        random.uniform(0.7, 1.5, size),
    ]


def write_torch(library, network, folder, pixels, random):
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(1)
    if library == "timm":
        import timm

        model = timm.create_model(network)
    else:
        import torchvision

        model = torchvision.models.get_model(network)
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            tensors = [module.weight, module.bias, module.running_mean, module.running_var]
            for tensor, values in zip(tensors, statistics(random, module.num_features)):
                tensor.data.copy_(torch.from_numpy(values))
    torch.save(model.state_dict(), folder / f"{network}.pth")
    images = (pixels / 255 - IMAGENET[0]) / IMAGENET[1]
    with torch.inference_mode():
        return model.eval()(torch.from_numpy(images).permute(0, 3, 1, 2).contiguous()).numpy()


def write_keras(name, folder, pixels, random):
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import keras

    keras.utils.set_random_seed(1)
    model = getattr(keras.applications, name)(
        weights=None, input_shape=pixels.shape[1:], classifier_activation=None, classes=10)
    for layer in model.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.set_weights(statistics(random, layer.gamma.shape))
    model.save(folder / f"{name}.keras")
    images = pixels / 127.5 - 1 if name == "MobileNetV2" else pixels
    return model(images).numpy()


main()
