"""spaCy with fr_core_news_sm: runs of tokens that its tagger calls numerals. It gives no values: digits are read as they stand."""

import re

import spacy

from adapter import number, run

nlp = spacy.load("fr_core_news_sm", exclude=["ner", "lemmatizer", "parser"])


def extract(text, language):
    if language != "fr":
        return
    run_of_numerals = []
    for token in [*nlp(text), None]:
        if token is not None and (token.pos_ == "NUM" or "Card" in token.morph.get("NumType")):
            run_of_numerals.append(token)
        elif run_of_numerals and not (token is not None and token.is_space and "\n" not in token.text):
            first, last = run_of_numerals[0], run_of_numerals[-1]
            start, end = first.idx, last.idx + len(last)
            digits = re.fullmatch(r"[\d\s.,]+", text[start:end])
            yield start, end, number(text[start:end]) if digits else None, None
            run_of_numerals = []


run(extract)
