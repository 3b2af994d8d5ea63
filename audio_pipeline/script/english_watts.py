"""English watts that a space parts from their number: else a "W" is the west or a win."""

import re

from audio_pipeline.script.english_adjectives import as_adjective
from audio_pipeline.script.english_numbers import DASH, words
from audio_pipeline.script.english_quantities import NUMBER
from audio_pipeline.script.rules import Rule

_POWER = re.compile(
    r"\b(?:electric\w{0,5}|power(?! plays?)|energy|[Bb]ulbs?|[Ss]olar|[Pp]anels?|[Oo]utput"
    r"|[Cc]harg(?:e|es|ed|er|ers|ing)|[Cc]onsum(?:e|es|ed|ing|ption)|[Ll]ights?|[Ll]ighting"
    r"|[Ll]amps?|LEDs?|watts?|wattage|[Aa]dapters?|[Bb]atter(?:y|ies)|GPUs?|CPUs?|TDP"
    r"|[Aa]mplifiers?|[Ss]peakers?|[Hh]eaters?|[Ll]asers?|microwaves?|appliances?|routers?"
    r"|[Tt]urbines?|[Gg]enerat\w{1,4}|transmitters?|antennas?|USB-C|kW|MW|kWh|Wh|volts?|amps?)\b"
)
_ROAD_BEFORE = re.compile(
    r"(?:Highway|Hwy\.?|Route|Rte\.?|Interstate|Exit|Road|Street|Avenue|Ave\.?|U\.?S\.?|SR|CR|I"
    r"|[NSEW],?|°|degrees) $"
)
_STREET = "(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Dr|Drive|Lane|Ln|Way|Place|Pl|Court)"
_PLACE_AFTER = re.compile(
    r"\.? (?:[0-9]{1,3}(?:st|nd|rd|th)"
    rf"|[A-Z][\w.’'-]{{0,15}} (?:[A-Z][\w.’'-]{{0,15}} )?{_STREET}\b)"
    r"| (?:of|over|at|on|vs\.?|against) [A-Z]|,? (?:and )?[0-9]{1,2} [LD]\b"
)
_NEAR = 90


def _watts(match: re.Match[str]) -> str | None:
    """ "nine watts of electricity", "a sixty watt bulb", where power is told of."""
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if _ROAD_BEFORE.search(before) or _PLACE_AFTER.match(after):
        return None
    if not _POWER.search(f"{before} {after}"):
        return None
    low = f"{words(match['low'])} to " if match["low"] else ""
    noun = as_adjective(text, start, end) or _POWER.match(text, end + 1)
    one = noun or (match["number"] == "1" and not low)
    return f"{low}{words(match['number'])} {'watt' if one else 'watts'}"


WATT_RULE = Rule(
    "watts",
    rf"(?<![\w.,$£€+–-])(?:(?P<low>{NUMBER}) ?{DASH} ?)?(?P<number>{NUMBER})"
    r"[ -]W(?![\w’'/-]|\.\w)",
    _watts,
)
