"""Makes three annotators' labels of four shipped articles, and what other people's programs say of their agreement.

    pip install krippendorff==0.9.0 scikit-learn==1.9.1 pygamma-agreement==0.5.9
    python make.py

ana's labels are the shipped gold; bo and cy leave out, move and change some, drawn from a seed. Nominal and ratio alpha
come from `krippendorff`, kappa from scikit-learn. Alpha for unitizing is no package's: it is written here from the formula,
sum by sum. pygamma-agreement has gamma alone, which claimbench does not; what both have, figures that pair one to one, is
compared: its best alignment of the figures of each article.
"""

import json
import pathlib
import random
from importlib.metadata import version

import krippendorff
import numpy
import sklearn.metrics
from pygamma_agreement import Continuum, PositionalSporadicDissimilarity
from pyannote.core import Segment

HERE = pathlib.Path(__file__).parent
DEMO = HERE.parents[2] / "datasets/demo"
ARTICLES = ["en-01-crete-migrants", "fr-01-emeutes-toamasina", "pl-01-powodz-relacja", "ru-02-kor-shymkent"]
TEXTS = {name: (DEMO / f"articles/{name}.txt").read_bytes().decode() for name in ARTICLES}
FIELDS = {
    "figure.modifier": lambda c: c["figure"]["modifier"],
    "language": lambda c: c["language"].split("-")[0],
    "unit.kind": lambda c: (c["unit"] or {}).get("kind"),
    "unit.code": lambda c: (c["unit"] or {}).get("code"),
    "property.code": lambda c: (c["property"] or {}).get("code"),
    "source.type": lambda c: (c["source"] or {}).get("type"),
    "attribution.type": lambda c: c["attribution"]["type"],
    "attribution.stance": lambda c: c["attribution"]["stance"],
}
SPANS = {
    "figure": lambda c: [c["figure"]],
    "unit": lambda c: [c["unit"]],
    "property": lambda c: [c["property"]],
    "source": lambda c: [c["source"]],
    "attribution.cue": lambda c: [c["attribution"]["cue"]],
    "attribution.relays": lambda c: c["attribution"]["relays"],
}


def change(claim, chance):
    """The claim as somebody else may have it; None where they do not see it."""
    claim = json.loads(json.dumps(claim))
    text = TEXTS[claim["article_id"]]
    if chance.random() < 0.08:
        return None
    for part in [claim["figure"], claim["unit"], claim["source"], claim["attribution"]["cue"]]:
        if part and chance.random() < 0.08 and part["end"] + 3 < len(text):
            part["end"] += chance.choice([1, 2, 3])
            part["text"] = text[part["start"]:part["end"]]
    figure = claim["figure"]
    if figure["value"] and chance.random() < 0.12:
        figure["value"] *= chance.choice([1.005, 1.05, 10])
    if chance.random() < 0.1:
        figure["modifier"] = chance.choice(["exact", "approximate", "at_least"])
    if claim["unit"] and chance.random() < 0.1:
        claim["unit"]["code"] = chance.choice(["person", "police_officer", "soldier"])
    if chance.random() < 0.1:
        claim["attribution"]["type"] = chance.choice(["direct", "indirect", "carried", "none"])
    if claim["property"] and chance.random() < 0.1:
        claim["property"] = None
    return claim


def place(claim):
    return claim["article_id"], claim["figure"]["start"], claim["figure"]["end"]


def alpha_unitizing(length, first, second):
    """Krippendorff 1995, sum by sum."""
    gaps = []
    for side in (first, second):
        edges = [0, *(edge for section in side for edge in section), length]
        gaps.append([(a, b) for a, b in zip(edges[::2], edges[1::2]) if a < b])
    observed = 0
    for one, other, gap in ((first, second, gaps[1]), (second, first, gaps[0])):
        for a, b in one:
            observed += sum((a - c) ** 2 + (b - d) ** 2 for c, d in other if a < d and c < b)
            observed += sum((b - a) ** 2 for c, d in gap if c <= a and b <= d)
            # Each pair of overlapping sections comes twice, each section in a gap in its own turn and in the gap's.
            observed += sum((b - a) ** 2 for c, d in gap if c <= a and b <= d)
    observed /= 2 * 1 * length**2
    sections = first + second
    total = 0
    for a, b in sections:
        l = b - a
        total += (len(sections) - 1) / 3 * (2 * l**3 - 3 * l**2 + l)
        total += l**2 * sum(d - c - l + 1 for side in gaps for c, d in side if d - c >= l)
    expected = 2 / length * total / (2 * length * (2 * length - 1) - sum((b - a) * (b - a - 1) for a, b in sections))
    return observed, expected


def sections(claims, field, offsets):
    found = sorted({
        (offsets[c["article_id"]] + part["start"], offsets[c["article_id"]] + part["end"])
        for c in claims for part in SPANS[field](c) if part
    })
    joined = []
    for a, b in found:
        if joined and a < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(b, joined[-1][1]))
        else:
            joined.append((a, b))
    return joined


def nominal(rows):
    names = sorted({label for row in rows for label in row if label is not ...})
    codes = [[numpy.nan if label is ... else names.index(label) for label in row] for row in rows]
    if len(names) < 2:
        return None
    return krippendorff.alpha(reliability_data=codes, level_of_measurement="nominal")


def gamma_pairs(first, second):
    """How many figures pygamma's best alignment pairs, with the distance of places alone."""
    pairs = 0
    for article in ARTICLES:
        continuum = Continuum()
        for name, claims in (("first", first), ("second", second)):
            for claim in claims:
                if claim["article_id"] == article:
                    figure = claim["figure"]
                    continuum.add(name, Segment(figure["start"], figure["end"]), "figure")
        best = continuum.get_best_alignment(PositionalSporadicDissimilarity(delta_empty=1.0))
        pairs += sum(all(unit is not None for _, unit in unitary.n_tuple) for unitary in best.unitary_alignments)
    return pairs


chance = random.Random(7)
gold = [
    json.loads(line)
    for name in ARTICLES
    for line in (DEMO / f"gold/{name}.gold.jsonl").read_text("utf-8").splitlines()
]
people = {"ana": gold}
for name in ("bo", "cy"):
    people[name] = [claim for claim in (change(claim, chance) for claim in gold) if claim]
for name, claims in people.items():
    lines = "".join(json.dumps(claim, ensure_ascii=False) + "\n" for claim in claims)
    (HERE / f"{name}.jsonl").write_text(lines, "utf-8")

offsets, length = {}, 0
for name in sorted(ARTICLES):
    offsets[name] = length
    length += len(TEXTS[name])
expected = {"versions": {name: version(name) for name in ("krippendorff", "scikit-learn", "pygamma-agreement")}}
expected["pairs"] = []
for first, second in (("ana", "bo"), ("ana", "cy"), ("bo", "cy")):
    ours, theirs = ({place(c): c for c in people[name]} for name in (first, second))
    both = sorted(ours.keys() & theirs.keys())
    kappa, alpha = {}, {}
    for field, label in FIELDS.items():
        a = [label(ours[p]) or "none" for p in both]
        b = [label(theirs[p]) or "none" for p in both]
        kappa[field] = sklearn.metrics.cohen_kappa_score(a, b) if len({*a, *b}) > 1 else None
        alpha[field] = nominal([a, b])
    values = [[c["figure"]["value"] for c in (ours[p], theirs[p])] for p in both]
    rows = [[numpy.nan if v is None else v for v in row] for row in zip(*values)]
    alpha["figure.value"] = krippendorff.alpha(reliability_data=rows, level_of_measurement="ratio")
    unitizing, sums = {}, [0, 0]
    for field in SPANS:
        pair = [sections(people[name], field, offsets) for name in (first, second)]
        observed, chance_of = alpha_unitizing(length, *pair)
        sums = [sums[0] + observed, sums[1] + chance_of]
        unitizing[field] = 1 - observed / chance_of if chance_of else None
    unitizing["all spans"] = 1 - sums[0] / sums[1]
    expected["pairs"].append({
        "first": first, "second": second, "shared": len(both), "kappa": kappa, "alpha": alpha, "unitizing": unitizing,
        "figure_exact_f1": 2 * len(both) / (len(people[first]) + len(people[second])),
        "gamma_pairs": gamma_pairs(people[first], people[second]),
    })
places = sorted({place(c) for claims in people.values() for c in claims})
held = [{place(c): c for c in claims} for claims in people.values()]
expected["everyone"] = {
    field: nominal([[(label(own[p]) or "none") if p in own else ... for p in places] for own in held])
    for field, label in FIELDS.items()
}
(HERE / "expected.json").write_text(json.dumps(expected, indent=2) + "\n", "utf-8")
