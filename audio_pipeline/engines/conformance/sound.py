"""What every engine keeps of its sound and of its words."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np

from audio_pipeline.engines.conformance.subject import NUMBERS, NotKept, Subject, keep
from audio_pipeline.engines.whole import whole
from audio_pipeline.engines.words import written_words
from audio_pipeline.errors import EngineMisconfigured, TakeBroken
from audio_pipeline.model import Voice
from audio_pipeline.sound import decode

ODD = (
    "See [[h@l'oU]] and [word](/wˈɜɹd/) here.",
    'A <break time="50s"/> & <speak>markup</speak> &amp; more.',
    "Control \x01+90S characters \x0b and \x00 nothing.",
    "A lone \ud83d surrogate, an emoji 😀 and \u200bzero width.",
    "¹A ½ € ² “quoted” [x](y) {z} \\ ~ ^ _ |",
)
"""What articles have in them, and what some synthesizer or other takes for a command."""
ODD_S = (0.3, 40.0)
"""A voice that does not know the letters spells some of them: 21 s are still right."""
SOUND_SLACK_S = 0.1


def speaks_a_sentence_whole(subject: Subject) -> None:
    speech = subject.speak(subject.sentence)
    try:
        _, media_type, _ = whole(subject.engine.name, speech.audio, subject.sentence)
    except TakeBroken as error:
        raise NotKept(error.message) from error
    keep(speech.media_type == media_type, f"it says {speech.media_type}, and sends {media_type}")


def times_the_written_words(subject: Subject) -> None:
    speech = subject.speak(subject.sentence)
    if not speech.words:
        return
    duration_s = decode(speech.audio).duration_s
    written = [subject.sentence[start:end] for start, end in written_words(subject.sentence)]
    told = [word.text for word in speech.words]
    keep(told == written, f"its words are {told}, not {written}")
    moments = [moment for word in speech.words for moment in (word.start_s, word.end_s)]
    keep(moments == sorted(moments) and moments[0] >= 0, f"its words run back: {moments}")
    keep(moments[-1] <= duration_s, f"its last word ends at {moments[-1]} s of {duration_s} s")


def sounds_where_its_words_are(subject: Subject) -> None:
    speech = subject.speak(subject.sentence)
    if not speech.words:
        return
    sound = decode(speech.audio)
    loud = np.abs(sound.samples) > 0.1 * np.abs(sound.samples).max()
    moments = np.arange(len(loud)) / sound.rate_hz
    covered = np.zeros(len(loud), bool)
    for word in speech.words:
        after_start = moments >= word.start_s - SOUND_SLACK_S
        covered |= after_start & (moments <= word.end_s + SOUND_SLACK_S)
    share = loud[covered].sum() / loud.sum()
    keep(share > 0.95, f"only {share:.0%} of what is loud lies within its words")


def keeps_a_line_the_same(subject: Subject) -> None:
    first = subject.speak(subject.sentence)
    subject.speak(NUMBERS)
    again = subject.speak(subject.sentence)
    keep(not subject.repeatable or first == again, "the same line has other bytes the next time")


def speaks_in_four_threads(subject: Subject) -> None:
    texts = ["1, 2, 3.", "2, 3, 4.", "3, 4, 5.", "4, 5, 6.", "5, 6, 7.", "6, 7, 8."]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(subject.speak, texts))
    for text, speech in zip(texts, together, strict=True):
        keep(len(speech.audio) > 0, f"no audio for {text!r} in a thread")
        if subject.repeatable:
            keep(speech == subject.speak(text), f"{text!r} has other bytes in a thread")


def changes_its_manner_or_says_that_it_cannot(subject: Subject) -> None:
    normal = subject.speak(subject.sentence)
    for name, changed in manners(subject.voice).items():
        try:
            speech = subject.speak(subject.sentence, changed)
        except EngineMisconfigured:
            continue
        keep(speech.audio != normal.audio, f"another {name} changes nothing, without a word")
        if name == "rate_percent":
            ratio = decode(speech.audio).duration_s / decode(normal.audio).duration_s
            keep(ratio < 0.85, f"at 50 % more it is {ratio:.2f} times as long")


def manners(voice: Voice) -> dict[str, Voice]:
    """The voice with each of what can be asked of it changed."""
    return {
        "rate_percent": replace(voice, rate_percent=50),
        "pitch_percent": replace(voice, pitch_percent=30),
        "volume_percent": replace(voice, volume_percent=-50),
    }


def takes_odd_characters_for_text(subject: Subject) -> None:
    for text in ODD:
        speech = subject.speak(text)
        duration_s = decode(speech.audio).duration_s
        keep(ODD_S[0] < duration_s < ODD_S[1], f"{text!r} lasts {duration_s:.1f} s")
        count, written = len(speech.words), len(written_words(text))
        keep(count in (0, written), f"{text!r} has {count} words, not {written}")


def speaks_its_longest_line_to_the_end(subject: Subject) -> None:
    words = subject.sentence.rstrip(".").split()
    times = (subject.engine.text_limit - 1) // (len(" ".join(words)) + 1)
    text = " ".join(words * times)
    speech = subject.speak(text)
    one_s = decode(subject.speak(subject.sentence).audio).duration_s
    duration_s = decode(speech.audio).duration_s
    keep(duration_s > 0.5 * times * one_s, f"{len(text)} characters last {duration_s:.0f} s only")
    if speech.words:
        rest_s = duration_s - speech.words[-1].end_s
        keep(0 <= rest_s < 3, f"its last word ends {rest_s:.1f} s before the end")
