"""Whether an engine keeps what every engine keeps: for this project's own and for anybody's.

    findings = check_engine(MyEngine({}), Voice("mine"), "en")
    assert not findings, findings

or, with a test runner, one test a check:

    @pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
    def test_my_engine(check):
        check(Subject(MyEngine({}), Voice("mine"), "en"))

A check speaks a few lines (which a service may bill) and raises `NotKept`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from audio_pipeline.engines import Engine
from audio_pipeline.engines.conformance import manners, sound
from audio_pipeline.engines.conformance.subject import NotKept, Subject
from audio_pipeline.model import Voice

__all__ = ["CHECKS", "Finding", "NotKept", "Subject", "check_engine"]

CHECKS: Mapping[str, Callable[[Subject], None]] = {
    check.__name__: check
    for check in (
        manners.has_the_attributes,
        sound.speaks_a_sentence_whole,
        sound.times_the_written_words,
        sound.sounds_where_its_words_are,
        sound.keeps_a_line_the_same,
        sound.speaks_in_four_threads,
        sound.changes_its_manner_or_says_that_it_cannot,
        manners.tells_takes_apart,
        sound.takes_odd_characters_for_text,
        sound.speaks_its_longest_line_to_the_end,
        manners.refuses_what_has_no_words,
        manners.names_a_voice_that_it_lacks,
        manners.refuses_unknown_settings,
        manners.says_how_it_is,
        manners.lists_voices_that_speak,
        manners.speaks_again_after_it_was_closed,
    )
}


@dataclass(frozen=True)
class Finding:
    """What is not kept; `check` is a name in `CHECKS`."""

    check: str
    says: str


def check_engine(
    engine: Engine,
    voice: Voice,
    language: str,
    *,
    repeatable: bool = True,
    secrets: tuple[str, ...] = (),
) -> list[Finding]:
    """All that the engine does not keep; empty where it keeps everything. It is closed then.

    `repeatable` and `secrets` are those of `Subject`.
    """
    subject = Subject(engine, voice, language, repeatable, secrets)
    findings = []
    for name, check in CHECKS.items():
        try:
            check(subject)
        except NotKept as finding:
            findings.append(Finding(name, str(finding)))
        except Exception as error:  # an engine may raise anything: that is the finding
            findings.append(Finding(name, f"it raised {type(error).__name__}: {error}"))
    engine.close()
    return findings
