"""Runs exported models with TensorFlow Lite's interpreter, all images at once, and compares logits.

usage: check_tflite.py FOLDER   (prints a line for each network: name, largest difference)
"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import tensorflow as tf
from samples import report, samples


def run(model, name, pixels, logits):
    interpreter = tf.lite.Interpreter(model)
    source, target = interpreter.get_input_details()[0], interpreter.get_output_details()[0]
    assert source["shape_signature"][0] == -1
    images = pixels.reshape(-1, *source["shape"][1:])
    interpreter.resize_tensor_input(source["index"], images.shape, strict=True)
    interpreter.allocate_tensors()
    interpreter.set_tensor(source["index"], images)
    interpreter.invoke()
    report(name, interpreter.get_tensor(target["index"]), logits)


def main():
    for path, pixels, logits in samples():
        run(str(path / "model.tflite"), path.name, pixels, logits)


if __name__ == "__main__":
    main()
