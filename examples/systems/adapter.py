"""What every adapter shares: articles come in as JSON lines, claims go out as JSON lines.

An adapter hands over a function of a text and its language that yields claims: (start, end, value, unit), in code
points, with unit None or (start, end, kind, code). After each article the adapter says that it is done, so that
claimbench knows what each article took and keeps what is finished.
"""

import json
import sys


def run(extract):
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdin.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        article = json.loads(line)
        text, language = article["text"], article["language"].split("-")[0]
        found = set()
        for start, end, value, unit in extract(text, language):
            if (start, end) in found:
                continue
            found.add((start, end))
            figure = {"text": text[start:end], "start": start, "end": end}
            # A tool that knows no hedges claims no modifier: its value alone is marked.
            if value is not None:
                figure["value"] = value
            claim = {"article_id": article["article_id"], "language": language, "figure": figure}
            if unit:
                at, to, kind, code = unit
                claim["unit"] = {"text": text[at:to], "start": at, "end": to, "kind": kind, "code": code}
            print(json.dumps(claim, ensure_ascii=False))
        print(json.dumps({"article_id": article["article_id"], "done": True}), flush=True)


def number(text):
    """The value of digits as a tool wrote them, or None."""
    try:
        value = float(str(text).replace(",", ".").replace(" ", "").replace("\u00a0", "").replace("\u202f", ""))
    except ValueError:
        return None
    return value if abs(value) < 1e300 else None


# Names that tools give to units, and our codes.
UNITS = {
    "percentage": ("percent", "%"),
    "dollar": ("currency", "USD"),
    "united states dollar": ("currency", "USD"),
    "$": ("currency", "USD"),
    "usd": ("currency", "USD"),
    "euro": ("currency", "EUR"),
    "€": ("currency", "EUR"),
    "eur": ("currency", "EUR"),
    "kilogram": ("measure", "kg"),
    "gram": ("measure", "g"),
    "metre": ("measure", "m"),
    "meter": ("measure", "m"),
    "millimetre": ("measure", "mm"),
    "millimeter": ("measure", "mm"),
    "centimetre": ("measure", "cm"),
    "centimeter": ("measure", "cm"),
    "kilometre": ("measure", "km"),
    "kilometer": ("measure", "km"),
    "litre": ("measure", "L"),
    "liter": ("measure", "L"),
    "megawatt": ("measure", "MW"),
    "kilovolt": ("measure", "kV"),
    "hectare": ("measure", "ha"),
    "second": ("duration", "s"),
    "minute": ("duration", "min"),
    "hour": ("duration", "h"),
    "day": ("duration", "d"),
    "week": ("duration", "wk"),
    "month": ("duration", "mo"),
    "year": ("duration", "a"),
}


def with_unit(text, start, end, figure_end, name):
    """The unit that stands right after the figure of text[start:end], where its name is one of ours."""
    kind_and_code = UNITS.get(str(name).lower())
    at, to = figure_end, end
    while at < to and text[at].isspace():
        at += 1
    return (at, to, *kind_and_code) if kind_and_code and at < to else None
