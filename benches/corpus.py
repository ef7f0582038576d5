"""Prints articles as JSON lines, made of the paragraphs of the shipped ones: what a large build is measured with.

python3 benches/corpus.py 100000 > corpus.jsonl     # some 400 MB, the same bytes every time
claimbench extract --input jsonl < corpus.jsonl | sed 's/"status":"silver"/"status":"gold"/' > labels.jsonl
/usr/bin/time -v claimbench build corpus.jsonl [--labels labels.jsonl] --out data

Each article takes paragraphs of one language in an order of its own, other numbers in them, and some words that no other
article has, so that few are near-duplicates; every fiftieth is a copy of the one before it but for its first line.
"""

import json
import pathlib
import random
import re
import sys

articles = pathlib.Path(__file__).resolve().parent.parent / "datasets" / "demo" / "articles"
paragraphs = {}
for path in sorted(articles.glob("*.txt")):
    found = [part.strip() for part in path.read_bytes().decode().split("\n\n") if len(part.strip()) > 120]
    paragraphs.setdefault(path.stem[:2], []).extend(found)
languages = sorted(paragraphs)
draw = random.Random(7)


def other(match):
    """Another number of as many digits."""
    digits = match.group()
    return digits[0] + "".join(draw.choice("0123456789") for _ in digits[1:]) if len(digits) > 1 else digits


def name():
    return "".join(draw.choice("bdklmnprst") + draw.choice("aeiou") for _ in range(3)).capitalize()


body = []
for n in range(int(sys.argv[1])):
    language = languages[n % len(languages)]
    if n % 50 == 49:
        language = languages[(n - 1) % len(languages)]
    else:
        body = []
        while sum(map(len, body)) < 3100:
            words = draw.choice(paragraphs[language]).split(" ")
            # Words that others do not have, every so often: no two articles share many runs of five.
            body.append(re.sub(r"\d+", other, " ".join(w if draw.random() > 0.12 else f"{w} {name()}" for w in words)))
    text = f"{name()} {name()}\n\n" + "\n\n".join(body) + "\n"
    outlet = f"Outlet {draw.randrange(200)}"
    published = f"2025-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}"
    print(json.dumps({"id": f"{language}-{n:06}", "text": text, "outlet": outlet, "published": published}, ensure_ascii=False))
