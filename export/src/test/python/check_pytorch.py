"""Loads exported PyTorch networks with torch alone, from both weights files, and compares logits.

usage: check_pytorch.py FOLDER   (prints a line for each network and weights file: name, largest difference)
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
        images = torch.from_numpy(pixels.reshape(-1, module.SIZE, module.SIZE, module.CHANNELS))
        images = images.permute(0, 3, 1, 2).contiguous()
        assert len(module.CLASSES) == logits.size // len(images)
        for weights in ("model.pt", "model.safetensors"):
            model = module.load(path / weights)
            with torch.inference_mode():
                report(f"{path.name} {weights}", model(images), logits)
        model.train()(torch.cat([images, images])).sum().backward()  # it can be trained
        assert all(p.grad is not None for p in model.parameters())


main()
