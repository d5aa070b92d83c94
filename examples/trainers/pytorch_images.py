"""Trains a network of nas4j with PyTorch on folders of images, one folder a class, and times its inference.

nas4j search --study mine --engine "command:python examples/trainers/pytorch_images.py DIR" --space mnasnet-small-image

DIR has a folder a class, as images:DIR does. --train and --validation say how many images of each class are used. Needs
torch, numpy and pillow. The last argument is the folder that says what to train; everything printed on standard output
that is not a JSON object with an epoch is kept in the log.
"""

import argparse
import importlib.util
import json
import sys
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image


def images(folder, classes, begin, count, size):
    """Pixels from 0 to 255 as [N, 3, size, size] bytes, and labels."""
    pixels, labels = [], []
    for label, name in enumerate(classes):
        for file in sorted((folder / name).iterdir())[begin : begin + count]:
            image = Image.open(file).convert("RGB").resize((size, size))
            pixels.append(np.asarray(image).transpose(2, 0, 1))
            labels.append(label)
    return torch.from_numpy(np.stack(pixels)), torch.tensor(labels)


def network(folder):
    """The network in the file that nas4j wrote, with the fresh weights beside it."""
    spec = importlib.util.spec_from_file_location("network", folder / "pytorch" / "network.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.load(folder / "pytorch" / "model.pt")


def milliseconds(model, size):
    image = torch.zeros(1, 3, size, size)
    times = []
    with torch.inference_mode():
        for _ in range(20):
            began = time.perf_counter()
            model(image)
            times.append(time.perf_counter() - began)
    return 1000 * sorted(times)[len(times) // 2]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("images", type=Path)
    options.add_argument("--train", type=int, default=1000, help="images of each class")
    options.add_argument("--validation", type=int, default=200, help="images of each class")
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("trial", type=Path)
    given = options.parse_args()

    trial = json.loads((given.trial / "trial.json").read_text())
    task, epochs, size = trial["task"], trial["epochs"], trial["resolution"]
    torch.set_num_threads(given.threads)
    torch.manual_seed(trial["seed"])
    device = "cuda" if torch.cuda.is_available() else "cpu"
    classes = sorted(folder.name for folder in given.images.iterdir() if folder.is_dir())
    if len(classes) != trial["classes"]:
        sys.exit(f"{given.images} has {len(classes)} classes, but the study has {trial['classes']}; give it --classes")
    pixels, labels = images(given.images, classes, 0, given.train, size)
    held, truth = images(given.images, classes, given.train, given.validation, size)

    model = network(given.trial).to(device)
    batch = task["batch_size"]
    steps = epochs * -(-len(labels) // batch)
    rate = task["learning_rate"]
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=task["weight_decay"])
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps + 1, pct_start=0.2)
    for epoch in range(1, epochs + 1):
        model.train()
        total = 0.0
        for part in torch.randperm(len(labels)).split(batch):
            x = pixels[part].float().to(device)
            x = torch.where(torch.rand(len(x), 1, 1, 1, device=device) < 0.5, x, x.flip(3))
            loss = F.cross_entropy(model(x), labels[part].to(device), label_smoothing=task["label_smoothing"])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item() * len(part)
        model.eval()
        with torch.inference_mode():
            logits = torch.cat([model(part.float().to(device)).cpu() for part in held.split(500)])
        print(
            json.dumps(
                {
                    "epoch": epoch,
                    "loss": total / len(labels),
                    "accuracy": (logits.argmax(1) == truth).float().mean().item(),
                    "validation_loss": F.cross_entropy(logits, truth).item(),
                    "learning_rate": schedule.get_last_lr()[0],
                }
            ),
            flush=True,
        )
    print(json.dumps({"done": True, "latency_ms": milliseconds(model.cpu(), size)}), flush=True)


main()
