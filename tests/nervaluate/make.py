"""What nervaluate 1.2.1 counts on small documents, in every order of gold and predictions.

One JSON line a document: spans as [start, end, label], end exclusive, and for each scheme every distinct
[correct, incorrect, partial, missed, spurious] that some order gives. First every document of three spans (one against two,
two against one) that depends on order, each shape once; then documents drawn at random.

python3 -m venv venv && venv/bin/pip install nervaluate==1.2.1 && venv/bin/python make.py > documents.jsonl
"""
import itertools
import json
import random

from nervaluate import Evaluator

SCHEMES = {"strict": "strict", "exact": "exact", "partial": "partial", "ent_type": "type"}


def counts(gold, predictions):
    # nervaluate's ends are inclusive.
    entities = [[{"label": l, "start": s, "end": e - 1} for s, e, l in side] for side in (gold, predictions)]
    overall = Evaluator([entities[0]], [entities[1]], tags=["F", "G"]).evaluate()["overall"]
    return {ours: [overall[k].correct, overall[k].incorrect, overall[k].partial, overall[k].missed, overall[k].spurious]
            for k, ours in SCHEMES.items()}


def every_order(gold, predictions):
    found = {scheme: [] for scheme in SCHEMES.values()}
    for g in itertools.permutations(gold):
        for p in itertools.permutations(predictions):
            for scheme, numbers in counts(g, p).items():
                if numbers not in found[scheme]:
                    found[scheme].append(numbers)
    return {scheme: sorted(numbers) for scheme, numbers in found.items()}


def shape(gold, predictions):
    """The document with its borders moved together as far as their order allows, or its mirror image; labels in order."""
    def canonical(sides):
        borders = sorted({b for side in sides for s, e, _ in side for b in (s, e)})
        names = {}
        sides = [sorted((borders.index(s), borders.index(e), l) for s, e, l in side) for side in sides]
        for side in sides:
            for _, _, label in side:
                if label not in names:
                    names[label] = "FG"[len(names)]
        return tuple(tuple(sorted((s, e, names[l]) for s, e, l in side)) for side in sides)
    mirrored = [[(-e, -s, l) for s, e, l in side] for side in (gold, predictions)]
    return min(canonical([gold, predictions]), canonical(mirrored))


def show(gold, predictions):
    print(json.dumps({"gold": gold, "pred": predictions, **every_order(gold, predictions)}, separators=(",", ":")))


spans = [(s, e, l) for s in range(5) for e in range(s + 1, 6) for l in "FG"]
seen = set()
for one in spans:
    for two in itertools.combinations(spans, 2):
        for gold, predictions in [([one], two), (two, [one])]:
            seen.add(shape(gold, predictions))
for gold, predictions in sorted(seen, key=lambda d: (len(d[0]), d)):
    if any(len(numbers) > 1 for numbers in every_order(gold, predictions).values()):
        show(gold, predictions)

rng = random.Random(1)
for _ in range(600):
    draw = lambda: sorted({(s := rng.randrange(8), s + 1 + rng.randrange(5), rng.choice("FG")) for _ in range(rng.randint(1, 3))})
    show(draw(), draw())
