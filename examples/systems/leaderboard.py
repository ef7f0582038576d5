"""Prints the leaderboard of a report.json as Markdown: F1 with intervals, languages apart, differences with p-values."""

import json
import sys

FIELDS = ["detection", "figure", "unit", "claim"]

report = json.load(open(sys.argv[1], encoding="utf-8"))
runs = {}
for name in (system["name"] for system in report["systems"]):
    try:
        runs[name] = json.load(open(f"{sys.argv[2]}/{name}.run.json", encoding="utf-8"))
    except (IndexError, OSError):
        pass


def score(field):
    if field["f1"] is None:
        return "–"
    low, high = field["interval"] or (None, None)
    return f"{field['f1']:.3f}" + ("" if low is None else f" ({low:.2f}–{high:.2f})")


def took(name):
    total = runs.get(name, {}).get("total")
    return f"{total['ms'] / 1000:.1f}" if total else "–"


systems = sorted(report["systems"], key=lambda system: -(system["fields"]["figure"]["f1"] or 0))
print("| system | claims | " + " | ".join(FIELDS) + " | seconds |")
print("| --- | ---: |" + " ---: |" * (len(FIELDS) + 1))
for system in systems:
    fields = system["fields"]
    cells = [score(fields[name]) for name in FIELDS]
    print(f"| {system['name']} | {system['predictions']} | {' | '.join(cells)} | {took(system['name'])} |")

print("\nFigure F1 by the language of the claim; – where a tool says nothing:\n")
LANGUAGES = ["en", "fr", "pl", "ru"]
print("| system | " + " | ".join(LANGUAGES) + " |")
print("| --- |" + " ---: |" * len(LANGUAGES))
for system in systems:
    of = {s["key"]: s["fields"]["figure"] for s in system["slices"] if s["by"] == "language"}
    cells = [f"{of[l]['f1'] or 0:.3f}" if l in of and of[l]["actual"] else "–" for l in LANGUAGES]
    print(f"| {system['name']} | {' | '.join(cells)} |")

print("\nDifferences in figure F1 (a − b):\n")
print("| a | b | a − b | 95% interval | p | p (Holm) |")
print("| --- | --- | ---: | ---: | ---: | ---: |")
for c in report["comparisons"]:
    if c["field"] == "figure":
        low, high = c["interval"]
        print(f"| {c['a']} | {c['b']} | {c['difference']:+.3f} | {low:+.3f} to {high:+.3f} | {c['p']:.4f} | {c['p_holm']:.4f} |")
