"""text2num: numbers in words, in English and French among others; digits are none of its business."""

import re

from text_to_num import find_numbers

from adapter import number, run


class Word:
    def __init__(self, match):
        self.match = match

    def text(self):
        return self.match.group()

    def nt_separated(self, previous):
        return False

    def not_a_number_part(self):
        return False


def extract(text, language):
    if language not in ("en", "fr"):
        return
    words = [Word(match) for match in re.finditer(r"[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]", text)]
    # Its threshold keeps lone small numbers as words; a claim may well be one of those.
    for found in find_numbers(words, language, 0):
        if found.is_ordinal:
            continue
        start, end = words[found.start].match.start(), words[found.end - 1].match.end()
        yield start, end, number(found.value), None


run(extract)
