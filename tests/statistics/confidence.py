"""What scikit-learn says of confidences: average precision, the precision-recall curve, Brier score, calibration bins."""
import json
import random

import numpy as np
from sklearn.calibration import calibration_curve
from sklearn.metrics import auc, average_precision_score, brier_score_loss, precision_recall_curve

rng = random.Random(7)
cases = []
for name, count, digits in [("distinct", 40, 6), ("ties", 60, 1), ("edges of bins", 11, 1), ("all right", 5, 3)]:
    if name == "edges of bins":
        said = [(k / 10, rng.random() < k / 10) for k in range(11)]
    else:
        said = [(round(rng.random(), digits), name == "all right" or rng.random() < 0.6) for _ in range(count)]
    score, right = np.array([s for s, _ in said]), np.array([int(r) for _, r in said])
    precision, recall, thresholds = precision_recall_curve(right, score)
    share, mean = calibration_curve(right, score, n_bins=10, strategy="uniform")
    edges = np.linspace(0.0, 1.0, 11)
    sizes = np.bincount(np.searchsorted(edges[1:-1], score), minlength=10)
    sizes = sizes[sizes > 0]
    cases.append({
        "name": name,
        "said": [[s, bool(r)] for s, r in said],
        "average_precision": average_precision_score(right, score),
        "brier": brier_score_loss(right, score),
        "calibration_error": float(np.sum(sizes * np.abs(share - mean)) / len(said)),
        # scikit-learn goes from the lowest threshold to the highest and adds the point (1, 0).
        "curve": [[t, p, r] for t, p, r in zip(thresholds[::-1], precision[-2::-1], recall[-2::-1])],
    })
print("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]")
