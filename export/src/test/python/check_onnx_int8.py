"""Holds our 8-bit models against those of onnxruntime's quantize_static, made of the same float model and images.

usage: check_onnx_int8.py FOLDER   (prints a line for each network: name, how much further ours is from the float network)
"""

import logging

import numpy as np
import onnxruntime
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from samples import samples


class Images(CalibrationDataReader):
    def __init__(self, images):
        self.left = iter(images)

    def get_next(self):
        image = next(self.left, None)
        return None if image is None else {"pixels_0_to_255": image[None]}


def distance(path, images, expected):
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    (logits,) = session.run(["logits"], {"pixels_0_to_255": images})
    assert logits.size == expected.size, path
    return float(np.abs(logits.reshape(-1) - expected).max() / np.abs(expected).max())


def main():
    logging.disable(logging.WARNING)
    for path, pixels, logits in samples():
        floats = str(path / "float.onnx")
        _, channels, size, _ = onnxruntime.InferenceSession(floats).get_inputs()[0].shape
        images = np.ascontiguousarray(pixels.reshape(-1, size, size, channels).transpose(0, 3, 1, 2))
        theirs = path / "theirs.onnx"
        quantize_static(
            floats,
            str(theirs),
            Images(images),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            activation_type=QuantType.QInt8,
            weight_type=QuantType.QInt8,
        )
        print(path.name, distance(path / "model.int8.onnx", images, logits) - distance(theirs, images, logits))


main()
