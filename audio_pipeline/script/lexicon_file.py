"""Lexicons as editors write them: TOML, a table `[[entry]]` a word."""

import json
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audio_pipeline.errors import ConfigError
from audio_pipeline.model import Lexicon, LexiconEntry
from audio_pipeline.script.normalize import primary

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SHOWS = "shows"
"""The folder of the shows' own words, beside those of the languages."""
SHIPPED = "lexicon"
"""The folder within the installed package that holds the lexicons shipped with it."""
_IPA_MARKS = frozenset("ˈˌːˑ.‿ ͡")
_LISTS = ("written", "near")


def load_lexicon(folder: Path, language: str, show: str) -> Lexicon:
    """The words of `folder`/shows/<show>.toml, of `folder`/<language>.toml and of the shipped one.

    No file needs to be there; one that has changed since the last call is read anew. A show's file
    may say `language`: then it counts for articles of that one only. Raises ConfigError, which
    names file, entry and key.
    """
    paths = [folder / SHOWS / f"{show}.toml"] if show else []
    if language:
        name = f"{primary(language)}.toml"
        paths.append(folder / name)
        if (shipped := shipped_folder() / name).resolve() != paths[-1].resolve():
            paths.append(shipped)
    return Lexicon(tuple(entry for path in paths for entry in _read(path, language)))


def shipped_folder() -> Path:
    """Where the lexicons lie that come with the program: in the package, or beside its source."""
    package = Path(__file__).parents[1]
    installed = package / SHIPPED
    return installed if installed.is_dir() else package.parent / "config" / SHIPPED


def read_lexicon(text: str, name: str, language: str = "") -> tuple[LexiconEntry, ...]:
    """The entries of one file, those with a context first. Raises ConfigError, which has `name`."""
    try:
        tree = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{name}: not valid TOML: {error}") from None
    unknown = sorted(set(tree) - {"entry", "language"})
    tables = tree.get("entry", [])
    if unknown or not isinstance(tables, list):
        raise ConfigError(
            f"{name}: {unknown[0] if unknown else 'entry'} is not a known key",
            "a lexicon is a list of [[entry]], and may say which `language` it is for",
        )
    own = tree.get("language", "")
    if own and language and primary(str(own)) != primary(language):
        return ()
    entries = [_entry(table, f"{name}: entry {n}") for n, table in enumerate(tables, start=1)]
    return tuple(sorted(entries, key=lambda entry: not entry.near))


def is_ipa(text: str) -> bool:
    """Whether it has letters of a phonetic alphabet, stress and length, and nothing else."""
    return all(
        letter in _IPA_MARKS or unicodedata.category(letter) in ("Ll", "Lm", "Lo", "Mn")
        for letter in text
    )


def _read(path: Path, language: str) -> tuple[LexiconEntry, ...]:
    try:
        known = path.stat()
        return _parsed(path, language, (known.st_mtime_ns, known.st_size, known.st_ino))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise ConfigError(f"{path}: cannot be read: {reason}", "it must be TOML in UTF-8") from None


@lru_cache(maxsize=64)
def _parsed(path: Path, language: str, _version: tuple[int, ...]) -> tuple[LexiconEntry, ...]:
    """Read once for each version of the file: a few hundred entries take some hundredths."""
    return read_lexicon(path.read_text(encoding="utf-8"), str(path), language)


def _entry(table: Any, where: str) -> LexiconEntry:  # noqa: ANN401 - whatever TOML has there
    from pydantic import ValidationError

    if not isinstance(table, Mapping):
        raise ConfigError(f"{where} is no table", "write [[entry]] and its keys below it")
    values = {k: [v] if k in _LISTS and isinstance(v, str) else v for k, v in table.items()}
    named = f"{where} ({', '.join(map(str, values.get('written') or ())) or 'no written form'})"
    try:
        entry = _adapter().validate_python(values)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise ConfigError(
            f"{named}: {key}: {first['msg'].lower()}",
            "the keys are written, alias, ipa, case, inflections, near and source",
        ) from None
    check_entry(entry, named)
    return entry


def check_entry(entry: LexiconEntry, named: str) -> None:
    """Raises ConfigError, which begins with `named`, for what no lexicon may hold."""
    fault = next(_faults(entry), "")
    if fault:
        raise ConfigError(f"{named}: {fault}")


def as_toml(entries: Sequence[LexiconEntry]) -> str:
    """The entries as a file has them, without what is as it would be anyway."""
    return "".join(f"\n[[entry]]\n{''.join(_lines(entry))}" for entry in entries)


def _lines(entry: LexiconEntry) -> Iterator[str]:
    usual = asdict(LexiconEntry(()))
    for key, value in asdict(entry).items():
        if value != usual[key]:  # what JSON writes of printable text is TOML as well
            yield f"{key} = {json.dumps(value, ensure_ascii=False)}\n"


@cache
def _adapter() -> "TypeAdapter[LexiconEntry]":
    from pydantic import TypeAdapter

    return TypeAdapter(LexiconEntry)


def _faults(entry: LexiconEntry) -> Iterator[str]:
    if not entry.written or not all(form[:1].isalnum() for form in entry.written):
        yield "written must begin with a letter or a digit"
    if not entry.alias.strip() and not entry.ipa.strip():
        yield "needs an alias, ipa or both"
    if not is_ipa(entry.ipa):
        yield f"ipa {entry.ipa!r} has more than letters, stress and length marks"
    if any(not text.isprintable() for text in (*entry.written, entry.alias)):
        yield "has a character that cannot be printed"
