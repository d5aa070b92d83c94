"""The networks that io.nas4j.export.Samples writes: folders 0, 1, ... with pixels.f32 and logits.f32."""

import pathlib
import sys

import numpy as np


def samples(folder=sys.argv[1]):
    """Yields each folder with its images, [N, rows, columns, channels] from 0 to 255, and the logits that they must have."""
    folders = [path for path in pathlib.Path(folder).iterdir() if path.name.isdigit()]
    for path in sorted(folders, key=lambda path: int(path.name)):
        yield path, np.fromfile(path / "pixels.f32", "<f4"), np.fromfile(path / "logits.f32", "<f4")


def report(name, logits, expected):
    """Prints the largest difference of two logits over the largest logit; refuses another number of logits."""
    logits = np.asarray(logits, np.float32).reshape(-1)
    assert logits.shape == expected.shape, (name, logits.shape, expected.shape)
    assert np.isfinite(logits).all(), name
    print(name, float(np.abs(logits - expected).max() / np.abs(expected).max()))
