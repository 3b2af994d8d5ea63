"""Lexicons that come from other programs and go to them."""

from dataclasses import dataclass
from pathlib import Path

from audio_pipeline.config import Settings
from audio_pipeline.errors import UsageError
from audio_pipeline.model import Show
from audio_pipeline.script.lexicon_file import SHOWS, as_toml, read_lexicon
from audio_pipeline.script.normalize import primary
from audio_pipeline.script.pls import from_pls, to_pls, unsayable
from audio_pipeline.work.lexicon import lexicon_for


@dataclass(frozen=True)
class Exported:
    """`lost`: first spellings of the entries of which PLS cannot say something, by what it is."""

    entries: int
    lost: dict[str, list[str]]


@dataclass(frozen=True)
class Imported:
    """`known`: spellings that the file had already; `unread`: those whose sound is not in IPA."""

    path: Path
    added: int
    known: list[str]
    unread: list[str]


def export_pls(settings: Settings, show: Show, language: str, out: Path) -> Exported:
    """All that the show is read with in the language, as PLS. Raises UsageError, ConfigError."""
    entries = lexicon_for(settings, show, language).entries
    if not entries:
        raise UsageError(f"there is no lexicon for {language!r}")
    lost = unsayable(entries)
    _write(out, to_pls(entries, primary(language)))
    return Exported(len(entries) - len(lost["near"]), lost)


def import_pls(settings: Settings, file: Path, show: str) -> Imported:
    """Add the entries to the show's file or, without a show, to that of the lexicon's language.

    What is written there already stays. Raises UsageError, ConfigError.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}", "name a PLS file") from None
    language, entries, unread = from_pls(content, file.name)
    if not show and not primary(language).isalpha():
        raise UsageError(f"{file}: names no language", "give it an xml:lang, or name a --show")
    folder = settings.folder / "lexicon"
    path = folder / SHOWS / f"{show}.toml" if show else folder / f"{primary(language)}.toml"
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    forms = {form for entry in read_lexicon(before, str(path)) for form in entry.written}
    new = [entry for entry in entries if not forms.intersection(entry.written)]
    text = before + as_toml(new)
    read_lexicon(text, str(path))
    if new:
        _write(path, text.encode())
    known = [entry.written[0] for entry in entries if forms.intersection(entry.written)]
    return Imported(path, len(new), known, unread)


def _write(path: Path, content: bytes) -> None:
    partial = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from None
