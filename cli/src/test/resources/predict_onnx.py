"""Prints a line for each image: class and score, as ONNX Runtime in Python gives them.

usage: predict_onnx.py MODEL.onnx IMAGE.png ...    (images of the model's own size)
       predict_onnx.py --probe                     (fails where a package is missing)
"""

import json
import sys

import numpy as np
import onnxruntime
from PIL import Image

if sys.argv[1] != "--probe":
    session = onnxruntime.InferenceSession(sys.argv[1], providers=["CPUExecutionProvider"])
    names = json.loads(session.get_modelmeta().custom_metadata_map["classes"])
    for path in sys.argv[2:]:
        pixels = np.asarray(Image.open(path).convert("RGB"), dtype=np.float32).transpose(2, 0, 1)[None]
        (logits,) = session.run(["logits"], {"pixels_0_to_255": pixels})
        exponents = np.exp(logits[0].astype(np.float64) - logits[0].max())
        best = int(logits[0].argmax())
        print(names[best], exponents[best] / exponents.sum())
