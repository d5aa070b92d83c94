"""Builds exported networks with mmpretrain's own `init_model` and compares names and logits.

usage: check_mmpretrain.py FOLDER   (prints a line for each network: name, largest difference)
"""

import torch
from mmengine.config import Config
from mmpretrain.apis import init_model
from samples import report, samples


def main():
    torch.set_num_threads(1)
    for path, pixels, logits in samples():
        config = Config.fromfile(path / "config.py")
        model = init_model(config, device="cpu")
        weights = torch.load(path / "model.pth", weights_only=True)
        missing, unexpected = model.load_state_dict(weights, strict=False)
        assert not unexpected, unexpected
        assert all(name.endswith("num_batches_tracked") for name in missing), missing
        mean, std = torch.tensor(config.mean), torch.tensor(config.std)
        images = torch.from_numpy(pixels.reshape(-1, config.size, config.size, len(mean)))
        images = ((images - mean) / std).permute(0, 3, 1, 2).contiguous()
        with torch.inference_mode():
            report(path.name, model(images), logits)


main()
