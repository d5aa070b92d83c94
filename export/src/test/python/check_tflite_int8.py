"""Holds 8-bit models to TensorFlow Lite's quantization specification, runs them on all images at once, and compares logits.

usage: check_tflite_int8.py FOLDER   (prints a line for each network: name, largest difference over the largest logit)
"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf
from check_tflite import run
from samples import samples

CHANNEL_AXIS = {"CONV_2D": 0, "DEPTHWISE_CONV_2D": 3}
SAME_NUMBERS = {"AVERAGE_POOL_2D", "MAX_POOL_2D", "PAD", "SLICE"}
ENDS = {"QUANTIZE", "DEQUANTIZE"}


def hold_to_specification(model):
    interpreter = tf.lite.Interpreter(
        model, experimental_op_resolver_type=tf.lite.experimental.OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES
    )
    interpreter.allocate_tensors()
    tensors = {tensor["index"]: tensor for tensor in interpreter.get_tensor_details()}
    operators = interpreter._get_ops_details()
    assert [operators[i]["op_name"] for i in (0, -1)] == ["QUANTIZE", "DEQUANTIZE"], model
    for operator in operators:
        kind = operator["op_name"]
        first = tensors[operator["inputs"][0]]
        (output,) = (tensors[i] for i in operator["outputs"])
        if kind not in ENDS:
            assert first["dtype"] == output["dtype"] == np.int8, (model, kind)
        if kind in SAME_NUMBERS:
            assert first["quantization"] == output["quantization"], (model, kind)
        if kind == "LOGISTIC":
            assert output["quantization"] == (1 / 256, -128), model
        if kind in CHANNEL_AXIS or kind == "FULLY_CONNECTED":
            weight, bias = (tensors[i] for i in operator["inputs"][1:])
            hold_weights(interpreter, kind, first["quantization"][0], weight, bias)


def hold_weights(interpreter, kind, flowing, weight, bias):
    values = interpreter.get_tensor(weight["index"])
    of_weight, of_bias = weight["quantization_parameters"], bias["quantization_parameters"]
    assert values.dtype == np.int8 and values.min() >= -127 and not of_weight["zero_points"].any(), weight["name"]
    assert bias["dtype"] == np.int32 and not of_bias["zero_points"].any(), bias["name"]
    if kind in CHANNEL_AXIS:
        assert of_weight["quantized_dimension"] == CHANNEL_AXIS[kind], weight["name"]
        assert len(of_weight["scales"]) == bias["shape"][0], weight["name"]
    else:
        assert len(of_weight["scales"]) == 1, weight["name"]
    np.testing.assert_allclose(of_bias["scales"], of_weight["scales"] * np.float32(flowing), rtol=1e-6)


def main():
    for path, pixels, logits in samples():
        model = str(path / "model.tflite")
        hold_to_specification(model)
        run(model, path.name, pixels, logits)


main()
