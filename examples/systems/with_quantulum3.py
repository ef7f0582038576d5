"""quantulum3: quantities with their units in English text. It has no model of other languages."""

import re
import warnings

warnings.filterwarnings("ignore")

from quantulum3 import parser

from adapter import UNITS, run


def extract(text, language):
    if language != "en":
        return
    for quantity in parser.parse(text):
        start, end = quantity.span
        # The span holds the unit: its words stand after the last word of the number.
        surface = quantity.unit.surface if hasattr(quantity.unit, "surface") else None
        match = re.search(r"\s*(?:%|[^\W\d]+)$", text[start:end])
        kind_and_code = UNITS.get(quantity.unit.name)
        unit = None
        if kind_and_code and match:
            at = start + match.start() + (len(match.group()) - len(match.group().lstrip()))
            unit, end = (at, end, *kind_and_code), start + match.start()
        yield start, end, quantity.value, unit


run(extract)
