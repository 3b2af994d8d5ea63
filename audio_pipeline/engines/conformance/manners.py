"""What every engine keeps besides its sound: what it is, what it refuses, what it tells."""

from dataclasses import replace
from typing import Any

from audio_pipeline.engines.conformance.sound import manners
from audio_pipeline.engines.conformance.subject import NUMBERS, Subject, expect, keep
from audio_pipeline.errors import EngineMisconfigured, EngineRefused

NOBODY = "nobody-here"


def has_the_attributes(subject: Subject) -> None:
    engine = subject.engine
    keep(isinstance(engine.name, str) and engine.name.isprintable(), "name is no text")
    limit = engine.text_limit
    keep(isinstance(limit, int) and limit >= 200, f"text_limit is {limit!r}: sentences are longer")
    parallel = getattr(engine, "parallel", 2)
    keep(isinstance(parallel, int) and parallel >= 1, f"parallel is {parallel!r}")
    price = getattr(engine, "price_per_million_characters", None)
    known = isinstance(price, int | float) and price >= 0
    keep(price is None or known, f"price_per_million_characters is {price!r}")


def tells_takes_apart(subject: Subject) -> None:
    identities = []
    for voice in (subject.voice, *manners(subject.voice).values()):
        try:
            identities.append(subject.engine.identity(voice, subject.language))
        except EngineMisconfigured:
            continue
    keep(bool(identities), "it has no identity")
    keep(len(set(identities)) == len(identities), "two manners of a voice have one identity")
    again = subject.engine.identity(subject.voice, subject.language)
    keep(again == identities[0], "its identity is another one the next time")


def refuses_what_has_no_words(subject: Subject) -> None:
    for text in ("—", "...", " ", "“”"):
        expect(EngineRefused, f"a line of {text!r}", lambda text=text: subject.speak(text))  # type: ignore[misc] # mypy cannot infer a default's type


def names_a_voice_that_it_lacks(subject: Subject) -> None:
    voice = replace(subject.voice, name=NOBODY)
    error = expect(
        EngineMisconfigured, "a voice that is none", lambda: subject.speak("Hello.", voice)
    )
    keep(NOBODY in str(error), f"it does not name the voice: {error}")


def refuses_unknown_settings(subject: Subject) -> None:
    kind: Any = type(subject.engine)  # how an engine is made is no part of the protocol
    expect(EngineMisconfigured, "a setting that is none", lambda: kind({"no-such-setting": "1"}))


def says_how_it_is(subject: Subject) -> None:
    engine = subject.engine
    said = engine.check()
    keep(engine.name in said and "\n" not in said, f"check() says {said!r}")
    shown = said + repr(engine) + engine.identity(subject.voice, subject.language)
    keep(not any(secret in shown for secret in subject.secrets), "it shows a secret")


def lists_voices_that_speak(subject: Subject) -> None:
    names = subject.engine.voices(subject.language)
    keep(isinstance(names, tuple), f"voices() gives {type(names).__name__}, not a tuple")
    for name in names[:1]:
        speech = subject.speak(NUMBERS, replace(subject.voice, name=name))
        keep(bool(speech.audio), f"{name} is mute")


def speaks_again_after_it_was_closed(subject: Subject) -> None:
    subject.engine.close()
    subject.engine.close()
    keep(bool(subject.speak(NUMBERS).audio), "it is mute once it was closed")
