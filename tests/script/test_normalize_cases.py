"""Written ~ spoken: `cases/<language>/<class>.txt`, a case a line, "~" also between right ones."""

from pathlib import Path

import pytest

from audio_pipeline.script import normalize

CASES = Path(__file__).parent / "cases"
LEAST_CASES = {"en": 600, "uk": 300, "de": 75, "fr": 75}


FILES = sorted(CASES.glob("*/*.txt"))


def cases(path: Path) -> list[tuple[str, list[str]]]:
    """The written text, and the spoken ones that are right."""
    lines = path.read_text(encoding="utf-8").splitlines()
    parts = [[part.strip() for part in line.split(" ~ ")] for line in lines]
    return [(written, right) for written, *right in parts]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_written_is_spoken_as_a_presenter_would(path: Path) -> None:
    language = path.parent.name
    spoken = [(written, normalize(written, language), right) for written, right in cases(path)]
    wrong = [case for case in spoken if case[1] not in case[2]]
    assert not wrong
    assert not [said for _, said, _ in spoken if normalize(said, language) != said]


@pytest.mark.parametrize("language", LEAST_CASES)
def test_language_has_enough_cases(language: str) -> None:
    found = sum(len(cases(path)) for path in FILES if path.parent.name == language)
    assert found >= LEAST_CASES[language]
