"""The voices of Microsoft Edge's "read aloud", by the edge-tts client.

The service is unofficial: it throttles, drops streams, and edge-tts raises nothing when a stream
ends early. So a take counts only when the service said that the turn ended, when the bytes that
were counted by then are those that came, and when the last word lies within the decoded audio.
"""

import asyncio
import time
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

import edge_tts.communicate
from edge_tts import Communicate
from edge_tts.constants import TRUSTED_CLIENT_TOKEN, WSS_URL
from edge_tts.typing import TTSChunk

from audio_pipeline.engines import only_known_settings, seconds
from audio_pipeline.engines.edge_errors import edge_errors
from audio_pipeline.engines.edge_voices import VOICES
from audio_pipeline.engines.silence import Silence
from audio_pipeline.engines.words import Heard, plain, timed_words, written_words
from audio_pipeline.errors import EngineMisconfigured, EngineRefused, TakeBroken
from audio_pipeline.model import Line, Speech, Voice
from audio_pipeline.sound import decode

RECEIVE_TIMEOUT_S = 30.0
"""The longest silence that is borne, where the service is that slow; see `silence.py` for how long
it usually is. (aiohttp has no such limit of its own on a websocket.)"""
DEADLINE_S_PER_CHARACTER = 0.1
"""A second of speech is some 15 characters, and comes faster than it is spoken."""
CONNECT_TIMEOUT_S = 10
MAX_AUDIO_BYTES = 8_000_000
"""22 minutes: no line is that long."""
MAX_REQUEST_BYTES = 4096
"""Of escaped text; edge-tts splits what is longer into several requests."""
WORD_SLACK_S = 0.05
"""By how much a word may end behind the audio: two MP3 frames."""
TICKS_PER_SECOND = 10_000_000
PITCH_HZ_PER_PERCENT = 1.6
"""The service takes a shift in Hz; voices lie between 110 and 210."""


@dataclass
class _Answer:
    audio: bytearray = field(default_factory=bytearray)
    boundaries: list[TTSChunk] = field(default_factory=list)
    longest_silence_s: float = 0.0


class EdgeEngine:
    """Asks the service once for each line. Settings: `endpoint` and `receive_timeout_s`."""

    name = "edge"
    text_limit = 2000
    parallel = 8
    service = True
    reads_phonemes = False
    price_per_million_characters = 0.0

    def __init__(self, settings: Mapping[str, str]) -> None:
        only_known_settings(self.name, settings, ("endpoint", "receive_timeout_s"))
        self._endpoint = _endpoint(settings.get("endpoint", ""))
        self._silence = Silence(
            seconds(self.name, settings, "receive_timeout_s", RECEIVE_TIMEOUT_S)
        )

    def identity(self, voice: Voice, language: str) -> str:
        """The voice and what is asked of it, and the service where it is another one."""
        service = "" if self._endpoint == WSS_URL else f" {self._endpoint}"
        asked = " ".join(_prosody(voice))
        return f"edge {_voice_name(voice, language)} {asked} mp3 24 kHz 48 kbit/s{service}"

    def speak(self, line: Line, voice: Voice, language: str) -> Speech:
        """MP3 of 24 kHz and 48 kbit/s.

        Raises EngineBusy, TakeBroken, EngineRefused, EngineMisconfigured.
        """
        text = plain(line.spoken)
        if not written_words(text):
            raise EngineRefused(f"edge finds nothing to speak in {text[:60]!r}")
        if len(escape(text).encode()) > MAX_REQUEST_BYTES:
            raise EngineRefused(
                f"a line is more than the {MAX_REQUEST_BYTES} bytes of one request: {text[:60]!r}",
                "shorten the sentence in the script",
            )
        communicate = self._communicate(text, _voice_name(voice, language), voice)
        allowed_s = self._silence.allowed_s()
        deadline_s = allowed_s + DEADLINE_S_PER_CHARACTER * len(text)
        # edge-tts has no argument for it, and reads its module's name when it connects
        edge_tts.communicate.WSS_URL = self._endpoint  # type: ignore[attr-defined]
        with edge_errors(text):
            try:
                answer = asyncio.run(_collect(communicate, allowed_s, deadline_s))
            except TimeoutError:
                self._silence.stalled()
                raise
        self._silence.heard(answer.longest_silence_s)
        return _whole(answer, communicate.state["cumulative_audio_bytes"], line.spoken)

    def voices(self, language: str) -> tuple[str, ...]:
        """Some of the service's voices; `edge-tts --list-voices` asks it for all."""
        return VOICES.get(language.partition("-")[0], ())

    def check(self) -> str:
        """Has the service speak one word."""
        speech = self.speak(Line("body", "Ready.", "Ready.", 0), Voice(self.name), "en")
        host = urlsplit(self._endpoint).hostname
        return f"edge ({host}) spoke a word of {len(speech.audio) // 1000} KB"

    def close(self) -> None:
        """Nothing is kept open between lines."""

    def _communicate(self, text: str, name: str, voice: Voice) -> Communicate:
        rate, pitch, volume = _prosody(voice)
        try:
            return Communicate(
                text,
                name,
                rate=rate,
                pitch=pitch,
                volume=volume,
                boundary="WordBoundary",
                connect_timeout=CONNECT_TIMEOUT_S,
            )
        except ValueError as error:
            raise EngineMisconfigured(
                f"edge does not take the voice {name!r}: {error}",
                "`edge-tts --list-voices` lists what there is",
            ) from error


def _endpoint(address: str) -> str:
    """The address to connect to. edge-tts appends `&ConnectionId=...`, so there must be a query."""
    if not address:
        return WSS_URL
    parts = urlsplit(address)
    if parts.scheme not in ("ws", "wss") or not parts.hostname:
        raise EngineMisconfigured(
            "[engines.edge] endpoint is no address of a websocket",  # not shown: it may hold a key
            "write it like wss://host/path",
        )
    return address if parts.query else f"{address}?TrustedClientToken={TRUSTED_CLIENT_TOKEN}"


def _voice_name(voice: Voice, language: str) -> str:
    known = VOICES.get(language.partition("-")[0])
    if not voice.name and not known:
        raise EngineMisconfigured(
            f"no edge voice is known for the language {language!r}",
            "name one: `edge-tts --list-voices` lists what there is",
        )
    return voice.name or (known or ("",))[0]


def _prosody(voice: Voice) -> tuple[str, str, str]:
    """Rate, pitch and volume as the service takes them."""
    pitch_hz = round(voice.pitch_percent * PITCH_HZ_PER_PERCENT)
    return f"{voice.rate_percent:+d}%", f"{pitch_hz:+d}Hz", f"{voice.volume_percent:+d}%"


async def _collect(communicate: Communicate, allowed_s: float, deadline_s: float) -> _Answer:
    answer, heard_at_s = _Answer(), time.monotonic()
    async with asyncio.timeout(deadline_s), aclosing(communicate.stream()) as stream:
        while True:
            try:
                chunk = await asyncio.wait_for(anext(stream), allowed_s)
            except StopAsyncIteration:
                return answer
            silent_s, heard_at_s = time.monotonic() - heard_at_s, time.monotonic()
            answer.longest_silence_s = max(answer.longest_silence_s, silent_s)
            if chunk["type"] != "audio":
                answer.boundaries.append(chunk)
                continue
            answer.audio += chunk["data"]
            if len(answer.audio) > MAX_AUDIO_BYTES:
                raise TakeBroken(f"edge sent more than {MAX_AUDIO_BYTES:,} bytes for one line")


def _whole(answer: _Answer, bytes_at_turn_end: int, text: str) -> Speech:
    """The speech, if it is all of it. Raises TakeBroken."""
    if bytes_at_turn_end != len(answer.audio) or not answer.audio:
        raise TakeBroken(
            f"edge ended the stream early: {len(answer.audio)} bytes came for {text[:60]!r}"
        )
    audio = bytes(answer.audio)
    try:
        duration_s = decode(audio).duration_s
    except TakeBroken as error:
        raise TakeBroken(f"edge sent no audio that decodes for {text[:60]!r}") from error
    heard = _heard(text, answer.boundaries)
    ends_s = max((part.end_s for part in heard), default=0.0)
    if ends_s > duration_s + WORD_SLACK_S:
        raise TakeBroken(
            f"edge cut the audio short: its last word ends at {ends_s:.2f} s, the audio at"
            f" {duration_s:.2f} s: {text[:60]!r}"
        )
    words = timed_words(text, heard, duration_s) if heard else ()
    return Speech(audio, "audio/mpeg", words)


def _heard(text: str, boundaries: list[TTSChunk]) -> list[Heard]:
    """Each boundary's words looked for in the text, behind those that came before."""
    heard: list[Heard] = []
    at = 0
    searched = text.lower()
    for boundary in boundaries:
        said = boundary["text"].lower()
        found = searched.find(said, at)
        start = found if found >= 0 else at
        at = start + len(said) if found >= 0 else at
        begins_s = boundary["offset"] / TICKS_PER_SECOND
        ends_s = begins_s + boundary["duration"] / TICKS_PER_SECOND
        heard.append(Heard(start, max(at, start + 1), begins_s, ends_s))
    return heard
