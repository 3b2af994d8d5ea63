"""For languages without rules: the text as written, but for what looks like an entity."""

from audio_pipeline.script.rules import Rule

RULES = (Rule("stray ampersand", r"&(?=#?\w{1,31};)", lambda _: ""),)
