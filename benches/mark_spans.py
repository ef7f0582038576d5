"""Marks the spans of a JSON lines file with nervaluate; one document a line, `gold` and `pred` lists of half-open spans."""
import json
import sys

from nervaluate import Evaluator


def entities(spans):
    return [{"label": "figure", "start": start, "end": end - 1} for start, end in spans]


gold, predictions = [], []
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        document = json.loads(line)
        gold.append(entities(document["gold"]))
        predictions.append(entities(document["pred"]))
overall = Evaluator(gold, predictions, tags=["figure"]).evaluate()["overall"]
for scheme, result in overall.items():
    print(f"  {scheme}: {result.correct} correct, F1 {result.f1:.6f}")
