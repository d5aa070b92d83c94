"""Loads exported .keras files with Keras, on the backend that KERAS_BACKEND names, and compares logits.

usage: check_keras.py FOLDER BACKEND   (prints a line for each network: name, largest difference)
"""

import os
import sys

os.environ["KERAS_BACKEND"] = sys.argv[2]
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
from samples import report, samples


def main():
    assert keras.backend.backend() == sys.argv[2]
    for path, pixels, logits in samples():
        model = keras.models.load_model(path / "model.keras")
        images = pixels.reshape(-1, *model.input_shape[1:])
        report(path.name, keras.ops.convert_to_numpy(model(images)), logits)
        if path.name in "02" and sys.argv[2] != "jax":
            model(np.concatenate([images, images]), training=True)  # dropout has what it needs


main()
