"""The words of the house as frozen values; no I/O, and nothing of ours is imported here.

Times are seconds (`_s`) or milliseconds (`_ms`), sizes bytes, loudness LUFS, peaks dBTP.
Moments are timezone-aware `datetime`s.
"""

from audio_pipeline.model.article import (
    SILENT_KINDS,
    Article,
    Block,
    BlockKind,
    Entry,
    Poll,
    Reading,
    Seen,
    SiteProfile,
    Source,
    SourceState,
)
from audio_pipeline.model.episode import Episode, EpisodeRecord, PublishedFile, State
from audio_pipeline.model.lexicon import Lexicon, LexiconEntry
from audio_pipeline.model.show import EMBEDDED_VOICES, AudioFormat, Jingles, Show, Wording
from audio_pipeline.model.speech import (
    Change,
    Chapter,
    Cue,
    Line,
    Mix,
    Pronunciation,
    Role,
    Script,
    Speaker,
    Speech,
    Take,
    TimedWord,
    Voice,
    Word,
    voice_name,
)
from audio_pipeline.model.strict import STRICT
from audio_pipeline.model.table import Table

__all__ = [
    "EMBEDDED_VOICES",
    "SILENT_KINDS",
    "STRICT",
    "Article",
    "AudioFormat",
    "Block",
    "BlockKind",
    "Change",
    "Chapter",
    "Cue",
    "Entry",
    "Episode",
    "EpisodeRecord",
    "Jingles",
    "Lexicon",
    "LexiconEntry",
    "Line",
    "Mix",
    "Poll",
    "Pronunciation",
    "PublishedFile",
    "Reading",
    "Role",
    "Script",
    "Seen",
    "Show",
    "SiteProfile",
    "Source",
    "SourceState",
    "Speaker",
    "Speech",
    "State",
    "Table",
    "Take",
    "TimedWord",
    "Voice",
    "Word",
    "Wording",
    "voice_name",
]
