"""Intervals and tests of two systems on made-up articles, by scipy and statsmodels.

The resamples are drawn here anew, from the published definition of SplitMix64; scipy then makes the intervals from them.
"""
import json
import random
from types import SimpleNamespace

import numpy as np
from scipy.stats import bootstrap, norm
from statsmodels.stats.multitest import multipletests

MASK = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15
RESAMPLES, SEED = 400, 5
# The made-up claims have a value alone: claim, detection and figure are tested.
TESTS = 3


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def stream(seed, number):
    state = mix(mix((seed + GAMMA) & MASK) ^ mix((number * GAMMA + 1) & MASK))
    while True:
        state = (state + GAMMA) & MASK
        yield mix(state)


def draws(units):
    for r in range(RESAMPLES):
        numbers = stream(SEED, r << 1)
        yield np.array([(next(numbers) * units) >> 64 for _ in range(units)])


def coins(units):
    for r in range(RESAMPLES):
        numbers = stream(SEED, (r << 1) | 1)
        words = [next(numbers) for _ in range((units + 63) // 64)]
        yield np.array([(words[i // 64] >> (i % 64)) & 1 for i in range(units)], dtype=bool)


def f1(total, correct):
    return 2.0 * correct / total


def intervals(statistic, distribution, units):
    """The percentile and the BCa interval that scipy makes of a distribution."""
    found = []
    for method in ["percentile", "BCa"]:
        result = bootstrap((np.arange(units),), statistic, n_resamples=0, vectorized=True, method=method,
                           bootstrap_result=SimpleNamespace(bootstrap_distribution=distribution))
        found.append([float(result.confidence_interval.low), float(result.confidence_interval.high)])
    return found


def measure(totals, corrects):
    """`totals[s][u]` is possible and actual together of system s in unit u."""
    units = len(totals[0])
    ratio = [lambda i, axis=-1, s=s: f1(totals[s][i].sum(axis), corrects[s][i].sum(axis)) for s in range(2)]
    gap = lambda i, axis=-1: ratio[0](i, axis) - ratio[1](i, axis)
    drawn = np.array(list(draws(units)))
    everything = np.arange(units)
    systems = []
    for s in range(2):
        percentile, bca = intervals(ratio[s], ratio[s](drawn), units)
        systems.append({"f1": float(ratio[s](everything)), "interval": percentile, "bca": bca})
    observed, differences = float(gap(everything)), gap(drawn)
    percentile, bca = intervals(gap, differences, units)
    swapped = []
    for coin in coins(units):
        pick = lambda x, y: np.where(coin, y, x).sum()
        swapped.append(f1(pick(*totals), pick(*corrects)) - f1(pick(*totals[::-1]), pick(*corrects[::-1])))
    p = (np.sum(np.abs(swapped) + 1e-12 >= abs(observed)) + 1) / (RESAMPLES + 1)
    centred = np.abs(differences - differences.mean())
    p_bootstrap = (np.sum(centred + 1e-12 >= abs(observed)) + 1) / (RESAMPLES + 1)
    each = f1(totals[0], corrects[0]) - f1(totals[1], corrects[1])
    size = lambda i: each[i].mean(axis=-1) / each[i].std(axis=-1, ddof=1)
    error = float(differences.std(ddof=1))
    return {
        "systems": systems,
        "difference": observed, "interval": percentile, "bca": bca, "p": float(p), "p_bootstrap": float(p_bootstrap),
        "size": float(size(everything)), "size_interval": [float(q) for q in np.percentile(size(drawn), [2.5, 97.5])],
        "wins": int((each > 1e-12).sum()), "losses": int((each < -1e-12).sum()),
        "standard_error": error, "detectable": float((norm.ppf(1 - 0.05 / (2 * TESTS)) + norm.ppf(0.8)) * error),
    }


rng = random.Random(11)
articles = []
for _ in range(70):
    gold = rng.randint(1, 9)
    row = {"gold": gold, "systems": []}
    for skill in [0.76, 0.73]:
        correct = sum(rng.random() < skill for _ in range(gold))
        wrong = rng.randint(0, gold - correct)
        row["systems"].append({"correct": correct, "wrong": wrong, "spurious": rng.choice([0, 0, 0, 1, 2])})
    row["outlet"] = f"outlet-{rng.randint(0, 11)}"
    articles.append(row)


def counts(s):
    totals = [a["gold"] + sum(a["systems"][s].values()) for a in articles]
    return np.array(totals), np.array([a["systems"][s]["correct"] for a in articles])


(t0, c0), (t1, c1) = counts(0), counts(1)
# Units come in the order of their first article.
outlets = list(dict.fromkeys(a["outlet"] for a in articles))
member = np.array([[a["outlet"] == o for a in articles] for o in outlets])
p_values = [rng.random() ** 3 for _ in range(25)]
print(json.dumps({
    "resamples": RESAMPLES, "seed": SEED, "articles": articles,
    "by_article": measure((t0, t1), (c0, c1)),
    "by_outlet": measure(tuple(member @ t for t in (t0, t1)), tuple(member @ c for c in (c0, c1))),
    "p_values": p_values, "holm": list(multipletests(p_values, method="holm")[1]),
}))
