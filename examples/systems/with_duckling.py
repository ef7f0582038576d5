"""Duckling (Meta), through pyduckling-native-phihos: numbers, money, quantities, distances and durations, in English, French,
Polish and Russian among others. What it takes for a time or an ordinal is no figure."""

import duckling
from duckling import Context, parse, parse_dimensions, parse_lang, parse_locale, parse_ref_time

from adapter import number, run, with_unit

NUMBERS = parse_dimensions(["number"])
WITH_UNIT = parse_dimensions(["amount-of-money", "distance", "quantity", "volume", "temperature", "duration"])
TIMES = parse_dimensions(["time", "ordinal"])
ZONES = duckling.load_time_zones("/usr/share/zoneinfo")
# Dates are only recognised, so any day will do.
NOW = parse_ref_time(ZONES, "Europe/Paris", 1600000000)


def extract(text, language):
    if language not in ("en", "fr", "pl", "ru"):
        return
    lang = parse_lang(language.upper())
    context = Context(NOW, parse_locale(language.upper(), duckling.default_locale_lang(lang)))
    # It is made for messages: paragraphs keep its work short.
    start = 0
    for paragraph in text.split("\n"):
        for at, to, value, unit in of_paragraph(paragraph, context):
            moved = unit and (unit[0] + start, unit[1] + start, *unit[2:])
            yield at + start, to + start, value, moved
        start += len(paragraph) + 1


def of_paragraph(text, context):
    if not any(character.isalnum() for character in text):
        return
    times = [(found["start"], found["end"]) for found in parse(text, context, TIMES, False)]
    units = {}
    for found in parse(text, context, WITH_UNIT, False):
        units[found["start"]] = (found["end"], found["value"].get("unit"))
    for found in parse(text, context, NUMBERS, False):
        start, end = found["start"], found["end"]
        whole, name = units.get(start, (None, None))
        if whole is None and any(at <= start and end <= to for at, to in times):
            continue
        unit = whole and with_unit(text, start, whole, end, name)
        yield start, end, number(found["value"].get("value")), unit


run(extract)
