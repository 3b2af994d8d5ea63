"""Where a sentence ends: sentencex's boundaries, corrected where it is wrong on news."""

from audio_pipeline.script.normalize import primary


def split_sentences(text: str, language: str) -> list[str]:
    """The sentences of a text in order; joined by spaces they are the text, but for white space."""
    import sentencex

    return [s.strip() for s in sentencex.segment(primary(language), text) if s.strip()]
