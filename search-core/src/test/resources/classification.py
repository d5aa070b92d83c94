"""Prints a line for each of scikit-learn's figures: its name, and its values. Logits are read as lines of: label logit ..."""
import sys

try:
    import numpy as np
    from scipy.stats import binomtest
    from sklearn import metrics
except ImportError:
    sys.exit(3)

if sys.argv[1] == "--probe":
    sys.exit(0)

rows = np.loadtxt(sys.argv[1])
labels = rows[:, 0].astype(int)
logits = rows[:, 1:]
classes = np.arange(logits.shape[1])
shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
probabilities = shifted / shifted.sum(axis=1, keepdims=True)
predicted = logits.argmax(axis=1)
precision, recall, f1, support = metrics.precision_recall_fscore_support(
    labels, predicted, labels=classes, zero_division=0)
confidence = probabilities.max(axis=1)
error = 0.0
edges = np.linspace(0, 1, 16)
for low, high in zip(edges[:-1], edges[1:]):
    inside = (confidence > low) & (confidence <= high)
    if inside.any():
        error += inside.mean() * abs((predicted == labels)[inside].mean() - confidence[inside].mean())
right = int((predicted == labels).sum())
interval = binomtest(right, len(labels)).proportion_ci(method="wilson")
figures = {
    "top1": metrics.accuracy_score(labels, predicted),
    "low": interval.low,
    "high": interval.high,
    "top5": metrics.top_k_accuracy_score(labels, probabilities, k=5, labels=classes),
    "loss": metrics.log_loss(labels, probabilities, labels=classes),
    "calibration": error,
    "confusion": metrics.confusion_matrix(labels, predicted, labels=classes).ravel(),
    "precision": precision,
    "recall": recall,
    "f1": f1,
    "images": support,
}
for name, values in figures.items():
    print(name, *(repr(float(value)) for value in np.atleast_1d(values)))
