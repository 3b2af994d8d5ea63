"""Takes -> Mix: timeline, loudness, MP3, tags, transcript."""

from audio_pipeline.mix.encoder import check_format
from audio_pipeline.mix.episode import measure, mix
from audio_pipeline.mix.transcript import chapters_json, webvtt, words_json

__all__ = ["chapters_json", "check_format", "measure", "mix", "webvtt", "words_json"]
