"""Builds exported networks with timm and compares logits.

usage: check_timm.py FOLDER   (prints a line for each network: name, largest difference)
"""

import importlib.util

import torch
from samples import report, samples


def main():
    torch.set_num_threads(1)
    for path, pixels, logits in samples():
        spec = importlib.util.spec_from_file_location(f"network{path.name}", path / "network.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        mean, deviation = torch.tensor(module.MEAN), torch.tensor(module.DEVIATION)
        images = torch.from_numpy(pixels.reshape(-1, module.SIZE, module.SIZE, len(mean)))
        images = ((images / 255 - mean) / deviation).permute(0, 3, 1, 2).contiguous()
        model = module.load(path / "model.safetensors")
        with torch.inference_mode():
            report(path.name, model(images), logits)


main()
