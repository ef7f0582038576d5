"""Recognizers-Text (Microsoft): numbers, percentages and numbers with units, in English and French among others."""

from recognizers_number import Culture, recognize_number, recognize_percentage
from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension, recognize_temperature

from adapter import number, run, with_unit

CULTURES = {"en": Culture.English, "fr": Culture.French}


def extract(text, language):
    culture = CULTURES.get(language)
    if culture is None:
        return
    units = {}
    for recognize in (recognize_currency, recognize_dimension, recognize_temperature, recognize_age):
        for found in recognize(text, culture):
            units[found.start] = (found.end + 1, (found.resolution or {}).get("unit"))
    for found in recognize_percentage(text, culture):
        units[found.start] = (found.end + 1, "percentage")
    for found in recognize_number(text, culture):
        # Ends are inclusive there.
        start, end = found.start, found.end + 1
        unit = None
        if start in units:
            whole, name = units[start]
            unit = with_unit(text, start, whole, end, name)
        yield start, end, number((found.resolution or {}).get("value")), unit


run(extract)
