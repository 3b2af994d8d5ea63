"""Written ~ spoken: `cases/<language>/<class>.txt`, a case a line, "~" also between right ones."""

from pathlib import Path

import pytest

from audio_pipeline.script import normalize

CASES = Path(__file__).parent / "cases"
LEAST_CASES = {"en": 150, "uk": 300, "de": 75, "fr": 75}


def cases() -> list[tuple[str, str, tuple[str, ...]]]:
    """Language, written text and the spoken ones that are right."""
    found: list[tuple[str, str, tuple[str, ...]]] = []
    for path in sorted(CASES.glob("*/*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            written, *spoken = line.split(" ~ ")
            found.append((path.parent.name, written.strip(), tuple(map(str.strip, spoken))))
    return found


@pytest.mark.parametrize(("language", "written", "right"), cases())
def test_written_is_spoken_as_a_presenter_would(
    language: str, written: str, right: tuple[str, ...]
) -> None:
    spoken = normalize(written, language)
    assert spoken in right
    assert normalize(spoken, language) == spoken


@pytest.mark.parametrize("language", LEAST_CASES)
def test_language_has_enough_cases(language: str) -> None:
    assert sum(case[0] == language for case in cases()) >= LEAST_CASES[language]
