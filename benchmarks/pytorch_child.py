"""The child network of docs/decisions/0001 in PyTorch, trained eagerly on one thread, channels last.

Arguments: warm-up steps, measured steps. Prints images a second, the median of the measured steps.
"""

import statistics
import sys
import time

import torch
from torch import nn

BATCH = 64
EPSILON = 1e-3
MOMENTUM = 0.01
# expansion, kernel, stride, filters, repeats
STAGES = [(1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 2)]


def unit(channels, filters, kernel, stride=1, groups=1, activation=True):
    layers = [
        nn.Conv2d(channels, filters, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(filters, eps=EPSILON, momentum=MOMENTUM),
    ]
    return nn.Sequential(*layers, *([nn.SiLU()] if activation else []))


class Gate(nn.Module):
    def __init__(self, channels, squeezed):
        super().__init__()
        self.layers = nn.Sequential(
            nn.AdaptiveAvgPool2d(1),
            nn.Conv2d(channels, squeezed, 1),
            nn.SiLU(),
            nn.Conv2d(squeezed, channels, 1),
            nn.Sigmoid(),
        )

    def forward(self, x):
        return x * self.layers(x)


class Block(nn.Module):
    def __init__(self, channels, expansion, kernel, stride, filters):
        super().__init__()
        hidden = channels * expansion
        self.shortcut = stride == 1 and channels == filters
        self.branch = nn.Sequential(
            unit(channels, hidden, 1) if expansion > 1 else nn.Identity(),
            unit(hidden, hidden, kernel, stride, groups=hidden),
            Gate(hidden, channels // 4),
            unit(hidden, filters, 1, activation=False),
        )

    def forward(self, x):
        y = self.branch(x)
        return x + y if self.shortcut else y


def child():
    layers = [unit(3, 16, 3)]
    channels = 16
    for expansion, kernel, stride, filters, repeats in STAGES:
        for repeat in range(repeats):
            layers.append(Block(channels, expansion, kernel, stride if repeat == 0 else 1, filters))
            channels = filters
    layers += [unit(channels, 160, 1), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(160, 10)]
    return nn.Sequential(*layers)


def main():
    warm_up, measured = int(sys.argv[1]), int(sys.argv[2])
    torch.set_num_threads(1)
    torch.manual_seed(1)
    network = child().to(memory_format=torch.channels_last)
    images = torch.randn(BATCH, 3, 32, 32).contiguous(memory_format=torch.channels_last)
    labels = torch.randint(0, 10, (BATCH,))
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.1)
    optimiser = torch.optim.SGD(network.parameters(), 0.05, momentum=0.9, weight_decay=1e-5)
    seconds = []
    for step in range(warm_up + measured):
        began = time.perf_counter()
        optimiser.zero_grad()
        loss = loss_of(network(images), labels)
        loss.backward()
        optimiser.step()
        loss.item()
        if step >= warm_up:
            seconds.append(time.perf_counter() - began)
    print(f"{BATCH / statistics.median(seconds):.0f} images/s (median of {measured} steps)")


if __name__ == "__main__":
    main()
