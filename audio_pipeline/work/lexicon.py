"""The lexicon that an article of a show is read with."""

from audio_pipeline.config import Settings
from audio_pipeline.model import Article, Lexicon, Show
from audio_pipeline.script.compose import language_of
from audio_pipeline.script.lexicon_file import load_lexicon


def lexicon_of(settings: Settings, show: Show, article: Article) -> Lexicon:
    """The show's words, the operator's and the shipped ones. Raises ConfigError."""
    return lexicon_for(settings, show, language_of(article, show))


def lexicon_for(settings: Settings, show: Show, language: str) -> Lexicon:
    """The same, by the language. Raises ConfigError."""
    return load_lexicon(settings.folder / "lexicon", language, show.name)
