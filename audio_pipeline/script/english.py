from audio_pipeline.script.rules import Rule
from audio_pipeline.script.unknown_language import RULES as COMMON

RULES: tuple[Rule, ...] = COMMON
