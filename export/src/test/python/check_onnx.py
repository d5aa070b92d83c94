"""Checks exported files from outside Java: onnx.checker, then logits by every Python runtime that is installed.

usage: check_onnx.py MODEL.onnx PIXELS.f32 LOGITS.f32   (prints a line for each runtime: name, largest difference)
"""

import sys

import numpy as np
import onnx


def runtimes(model, path):
    from onnx.reference import ReferenceEvaluator

    yield "onnx.reference", ReferenceEvaluator(model).run
    try:
        import onnxruntime
    except ImportError:
        return
    yield "onnxruntime", onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"]).run


def main():
    path, pixels, logits = sys.argv[1:]
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    _, channels, size, _ = (d.dim_value for d in model.graph.input[0].type.tensor_type.shape.dim)
    nhwc = np.fromfile(pixels, "<f4").reshape(-1, size, size, channels)
    images = np.ascontiguousarray(nhwc.transpose(0, 3, 1, 2))
    expected = np.fromfile(logits, "<f4").reshape(len(images), -1)
    for name, run in runtimes(model, path):
        (got,) = run(["logits"], {"pixels_0_to_255": images})
        assert got.shape == expected.shape, (got.shape, expected.shape)
        print(name, float(np.abs(got - expected).max() / np.abs(expected).max()))


main()
