"""Article -> Script: what is said, in which order, and how it is read aloud.

`normalize.py` holds the table of languages; a language is one file (`english.py`, ...) with its
rules. Nothing rewords an article: a spoken word comes from a written one by a named rule.
"""

from audio_pipeline.script.compose import compose
from audio_pipeline.script.normalize import normalize, trace
from audio_pipeline.script.pauses import check_pauses
from audio_pipeline.script.sentences import split_sentences
from audio_pipeline.script.wording import check_wording

__all__ = ["check_pauses", "check_wording", "compose", "normalize", "split_sentences", "trace"]
