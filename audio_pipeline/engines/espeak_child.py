"""The espeak-ng child: a program of its own that speaks lines for `espeak.py` over a pipe.

It is started by path with `-I -S`, so it imports nothing of ours and is up in some 16 ms:

    python -I -S espeak_child.py LIBRARY DATA_FOLDER

The library carries state from line to line and is not safe in threads. So it is loaded once here,
and every line is spoken in a fork of this process: the same line always gives the same bytes, and
a line that takes the library down takes nothing else with it.

A frame is its length (4 bytes, big-endian) and that many bytes. A question holds what is wanted
(S: sound, I: IPA, D: how the dictionary was used), whether the text has phonemes in [[ ]] (1 or 0),
voice, words a minute, pitch, volume and text, joined by NUL. An answer starts with one letter:

    S   sample rate, number of words (4 bytes each), words (place in the text in characters from 1,
        the sample where its sound begins and the one where it has ended: 4 bytes each), then mono
        PCM of 16 bits
    I   what the library would say in IPA follows, a clause a line
    D   the library's own account of its dictionary follows: "Found: 'word'", "Translate 'word'"
    V   there is no such voice
    X   the fork ended badly: the number of the signal follows as text
    L   the library cannot be started: the reason follows as text (sent once, then it exits)

The API is that of espeak-ng's `speak_lib.h`.
"""

import ctypes
import os
import struct
import sys

AUDIO_OUTPUT_SYNCHRONOUS = 2
INITIALIZE_PHONEME_EVENTS = 0x0001
INITIALIZE_DONT_EXIT = 0x8000
CHARS_UTF8 = 1  # and not SSML (0x10): the text is plain
PHONEMES = 0x100
TRACES = {b"I": 0x03, b"D": 0x08}
"""espeakPHONEMES_SHOW with espeakPHONEMES_IPA; espeakPHONEMES_TRACE."""
POSITION_CHARACTER = 1
PARAMETER_RATE, PARAMETER_VOLUME, PARAMETER_PITCH = 1, 2, 3
EVENT_END_OF_LIST, EVENT_WORD, EVENT_END, EVENT_PHONEME = 0, 1, 5, 7
PAUSE = b"_"
"""What the phonemes of silence begin with: the end of a clause, and the stop before a vowel."""
SWITCH = b"("
"""What a change of language is told with, as a phoneme that has no sound."""


class Event(ctypes.Structure):
    """`espeak_EVENT`."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position_ms", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("phoneme", ctypes.c_char * 8),
    )


Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event)
)


def main(library_path: str, data_folder: str) -> None:
    """Answers questions until the pipe closes."""
    answers = os.dup(1)
    os.dup2(2, 1)  # nothing that the library prints may come between the frames
    try:
        library, sample_rate_hz = load(library_path, data_folder)
    except OSError as error:
        send(answers, b"L" + str(error).encode())
        return
    while (question := receive(0)) is not None:
        send(answers, answer_in_fork(library, sample_rate_hz, question))


def load(library_path: str, data_folder: str) -> tuple[ctypes.CDLL, int]:
    """The library and its sample rate. Raises OSError."""
    library = ctypes.CDLL(library_path)
    options = INITIALIZE_PHONEME_EVENTS | INITIALIZE_DONT_EXIT
    rate: int = library.espeak_Initialize(
        AUDIO_OUTPUT_SYNCHRONOUS, 0, os.fsencode(data_folder), options
    )
    if rate <= 0:
        raise OSError(f"espeak-ng found no usable data in {data_folder}")
    return library, rate


def answer_in_fork(library: ctypes.CDLL, sample_rate_hz: int, question: bytes) -> bytes:
    """What a fork of this process answers."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reading)
            write_all(writing, answer(library, sample_rate_hz, question))
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    parts = []
    while part := os.read(reading, 1 << 20):
        parts.append(part)
    os.close(reading)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return b"".join(parts) if code == 0 else b"X%d" % max(0, -code)


def answer(library: ctypes.CDLL, sample_rate_hz: int, question: bytes) -> bytes:
    """Speaks the line here and now."""
    wanted, marked, voice, rate, pitch, volume, text = question.split(b"\0")
    if library.espeak_SetVoiceByName(voice) != 0:
        return b"V"
    for parameter, value in (
        (PARAMETER_RATE, rate),
        (PARAMETER_PITCH, pitch),
        (PARAMETER_VOLUME, volume),
    ):
        library.espeak_SetParameter(parameter, int(value), 0)
    pcm, words = bytearray(), Words()

    def collect(samples: "ctypes._Pointer[ctypes.c_short]", count: int, events: object) -> int:
        if samples and count > 0:
            pcm.extend(ctypes.string_at(samples, 2 * count))
        words.note(events)
        return 0

    callback = Callback(collect)
    library.espeak_SetSynthCallback(callback)
    account = Account(library, TRACES[wanted]) if wanted in TRACES else None
    flags = CHARS_UTF8 | (PHONEMES if marked == b"1" else 0)
    library.espeak_Synth(text, len(text) + 1, 0, POSITION_CHARACTER, 0, flags, None, None)
    if account:
        return wanted + account.told()
    marks = words.marks(len(pcm) // 2)
    head = struct.pack("!II", sample_rate_hz, len(marks))
    return b"S" + head + b"".join(struct.pack("!III", *mark) for mark in marks) + bytes(pcm)


class Account:
    """What the library tells of its work, which it writes to a C stream."""

    def __init__(self, library: ctypes.CDLL, what: int) -> None:
        self._c = ctypes.CDLL(None)
        self._c.open_memstream.restype = ctypes.c_void_p
        self._text, self._size = ctypes.c_char_p(), ctypes.c_size_t()
        stream = self._c.open_memstream(ctypes.byref(self._text), ctypes.byref(self._size))
        self._stream = ctypes.c_void_p(stream)
        library.espeak_SetPhonemeTrace(what, self._stream)

    def told(self) -> bytes:
        self._c.fflush(self._stream)
        return self._text.value or b""


class Words:
    """Where the sound of each word begins and ends, from the library's events.

    A word's own event comes before the pause that may precede its sound, and before the closure
    of a first consonant such as t; so its sound begins at its first phoneme that is no pause, and
    ends where pauses begin that last until the next word.
    """

    def __init__(self) -> None:
        self._words: list[tuple[int, int, int]] = []
        self._place = 0
        self._begins: int | None = None
        self._ends: int | None = None

    def note(self, events) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
        """Takes what came with a piece of sound; it ends with an event of type 0."""
        index = 0
        while events[index].type != EVENT_END_OF_LIST:
            event = events[index]
            sample = max(0, event.sample)
            if event.type == EVENT_WORD:
                self._end_word(sample)
                self._place = event.text_position
            elif event.type in (EVENT_END, EVENT_PHONEME):
                self._note_sound(event.phoneme if event.type == EVENT_PHONEME else PAUSE, sample)
            index += 1

    def marks(self, samples: int) -> "list[tuple[int, int, int]]":
        """(place, first sample, sample after the last) of each word that has a sound, of all
        `samples` that came."""
        self._end_word(samples)
        return self._words

    def _note_sound(self, phoneme: bytes, sample: int) -> None:
        if phoneme.startswith(PAUSE):
            self._ends = sample if self._ends is None else self._ends
        elif not phoneme.startswith(SWITCH):
            self._begins = sample if self._begins is None else self._begins
            self._ends = None

    def _end_word(self, sample: int) -> None:
        if self._place and self._begins is not None:
            ends = sample if self._ends is None else self._ends
            self._words.append((self._place, self._begins, max(self._begins, ends)))
        self._place, self._begins, self._ends = 0, None, None


def receive(descriptor: int) -> "bytes | None":
    """The next frame, None where the other side is gone."""
    head = read_exactly(descriptor, 4)
    return None if head is None else read_exactly(descriptor, int.from_bytes(head, "big"))


def read_exactly(descriptor: int, count: int) -> "bytes | None":
    """`count` bytes, None where the pipe ends before."""
    parts = bytearray()
    while len(parts) < count:
        part = os.read(descriptor, count - len(parts))
        if not part:
            return None
        parts += part
    return bytes(parts)


def send(descriptor: int, frame: bytes) -> None:
    """One frame."""
    write_all(descriptor, len(frame).to_bytes(4, "big") + frame)


def write_all(descriptor: int, data: bytes) -> None:
    """All of it: a pipe takes some 64 KB at once."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


if __name__ == "__main__":
    main(*sys.argv[1:3])
