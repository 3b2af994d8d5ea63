"""A local server that speaks the protocol of Microsoft Edge's "read aloud", with real speech.

    python -m tests.standins.edge --port 9000 [--faults ok,429:2,reset] [--clock-skew 3600]

True to the service as edge-tts 7 knows it: a websocket whose query carries a token made of the
time (403 with a Date for a wrong one), `speech.config` and `ssml` as text, then `turn.start`,
`response`, `audio.metadata` (100 ns ticks), binary `audio` behind a header whose length comes
first, and `turn.end`. MP3 of 24 kHz, 48 kbit/s, mono, with the silence around it that the service
puts there; it is spoken by espeak. `GET /stats` answers what was asked of it so far.

Each connection takes the next fault of the script, and none when the script is at its end:

    ok                 as the service should
    403, 429:S, 503    the handshake is refused; 429 with Retry-After of S seconds
    reset              TCP reset in the middle of the audio
    close, 1011        the websocket is closed in the middle of the audio
    short              all words, audio up to the last one, and turn.end as if nothing were wrong
    empty              turn.end and no audio
    stall              silence in the middle of the audio
    garbage            metadata that is no JSON
    noise              audio that is no MP3
"""

import argparse
import asyncio
import functools
import io
import json
import re
import socket
import struct
import threading
import time
import uuid
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.utils import formatdate
from types import TracebackType
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import lameenc
import numpy as np
import soundfile
import soxr
from edge_tts.constants import TRUSTED_CLIENT_TOKEN
from edge_tts.drm import generate_sec_ms_gec_v2
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from audio_pipeline.engines.espeak import EspeakEngine
from audio_pipeline.errors import AudioPipelineError
from audio_pipeline.model import Line, Voice, Word

OUTPUT_FORMAT = "audio-24khz-48kbitrate-mono-mp3"
RATE_HZ, BITRATE_KBPS = 24_000, 48
SILENCE_BEFORE_S, SILENCE_AFTER_S = 0.1, 0.8
CODEC_DELAY = 1105
"""Samples by which sound comes later once encoded and decoded: words are timed as heard."""
MESSAGE_BYTES = 1440
TICKS_PER_SECOND = 10_000_000
TOKEN_STEP_S = 300
SPEAK = "{http://www.w3.org/2001/10/synthesis}"
VOICE_NAME = re.compile(r"Microsoft Server Speech Text to Speech Voice \(([a-z]{2,3})-\S+, \S+\)")


@dataclass(frozen=True)
class Wish:
    """What an `ssml` message asks for."""

    text: str
    language: str
    rate_percent: int
    pitch_percent: int
    volume_percent: int


@dataclass(frozen=True)
class Spoken:
    """MP3 bytes, and the words with their times in it."""

    mp3: bytes
    words: tuple[Word, ...]


class EdgeStandIn:
    """The server in a thread of its own: `with EdgeStandIn(["ok", "reset"]) as edge: edge.url`."""

    def __init__(
        self, faults: Iterable[str] = (), *, clock_skew_s: float = 0.0, port: int = 0
    ) -> None:
        self.faults = deque(faults)
        self.clock_skew_s = clock_skew_s
        self.port = port
        self.requests = 0
        """Handshakes, refused ones included."""
        self.asked_at_s: list[float] = []
        """When they came, by the monotonic clock."""
        self.answered: Counter[str] = Counter()
        """How many connections got which fault."""
        self.texts: list[str] = []
        """What was to be spoken, in the order in which it was asked."""
        self._engine = EspeakEngine({})
        self._speak = functools.lru_cache(maxsize=512)(self._speak_anew)
        self._stop: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self.run()), daemon=True)

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/consumer/speech/synthesize/readaloud/edge/v1"

    def __enter__(self) -> "EdgeStandIn":
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._loop is not None
        assert self._stop is not None
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)
        self._engine.close()

    async def run(self) -> None:
        """Serves until the context is left."""
        self._stop, self._loop = asyncio.Event(), asyncio.get_running_loop()
        async with serve(
            self._converse, "127.0.0.1", self.port, process_request=self._admit, ping_interval=None
        ) as server:
            self.port = _port(server)
            self._ready.set()
            await self._stop.wait()
            server.close(close_connections=False)
            for connection in server.connections:
                connection.transport.abort()

    def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        if request.path == "/stats":
            return connection.respond(200, json.dumps(self._stats()))
        self.requests += 1
        self.asked_at_s.append(time.monotonic())
        fault = self.faults.popleft() if self.faults else "ok"
        refused = _refusal(fault) or self._token_refusal(request.path)
        self.answered[f"{refused[0]}" if refused else fault] += 1
        if refused is None:
            connection.fault = fault  # type: ignore[attr-defined]
            return None
        status, headers = refused
        response = connection.respond(status, "")
        del response.headers["Date"]
        response.headers["Date"] = formatdate(self._now_s(), usegmt=True)
        for name, value in headers.items():
            response.headers[name] = value
        return response

    def _token_refusal(self, path: str) -> tuple[int, dict[str, str]] | None:
        query = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
        if not re.fullmatch(r"[0-9a-f]{32}", query.get("ConnectionId", "")):
            return 400, {}
        now_s = self._now_s()
        tokens = {
            generate_sec_ms_gec_v2(now_s + step_s) for step_s in (-TOKEN_STEP_S, 0, TOKEN_STEP_S)
        }
        known = query.get("TrustedClientToken") == TRUSTED_CLIENT_TOKEN
        return None if known and query.get("Sec-MS-GEC") in tokens else (403, {})

    def _now_s(self) -> float:
        return time.time() + self.clock_skew_s

    def _stats(self) -> dict[str, object]:
        return {"requests": self.requests, "answered": self.answered, "spoken": len(self.texts)}

    async def _converse(self, connection: ServerConnection) -> None:
        try:
            boundary = _boundary(await connection.recv())
            async for message in connection:
                wish = _wish(message)
                self.texts.append(wish.text)
                spoken = await asyncio.to_thread(self._speak, wish)
                await _answer(connection, wish, spoken, boundary)
        except (ValueError, LookupError, ElementTree.ParseError) as error:
            await connection.close(1007, f"{error}"[:120])
        except AudioPipelineError as error:
            await connection.close(1007, error.message[:120])
        except ConnectionClosed:
            pass

    def _speak_anew(self, wish: Wish) -> Spoken:
        voice = Voice("espeak", "", wish.rate_percent, wish.pitch_percent, wish.volume_percent)
        speech = self._engine.speak(Line("body", wish.text, wish.text, 0), voice, wish.language)
        samples, rate_hz = soundfile.read(io.BytesIO(speech.audio), dtype="float32")
        before = np.zeros(round(SILENCE_BEFORE_S * RATE_HZ) - CODEC_DELAY, np.float32)
        after = np.zeros(round(SILENCE_AFTER_S * RATE_HZ), np.float32)
        samples = np.concatenate([before, soxr.resample(samples, rate_hz, RATE_HZ), after])
        words = tuple(
            Word(word.text, word.start_s + SILENCE_BEFORE_S, word.end_s + SILENCE_BEFORE_S)
            for word in speech.words
        )
        return Spoken(_mp3(samples), words)


def _port(server: Server) -> int:
    return int(next(iter(server.sockets)).getsockname()[1])


def _refusal(fault: str) -> tuple[int, dict[str, str]] | None:
    status, _, seconds = fault.partition(":")
    if status not in ("400", "401", "403", "404", "429", "500", "503"):
        return None
    return int(status), {"Retry-After": seconds} if seconds else {}


def _mp3(samples: np.ndarray) -> bytes:
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE_HZ)
    encoder.set_out_sample_rate(RATE_HZ)
    encoder.set_bit_rate(BITRATE_KBPS)
    encoder.set_quality(7)
    encoder.silence()
    pcm = (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
    return bytes(encoder.encode(pcm) + encoder.flush())


def _headers_and_body(message: str | bytes, path: str) -> tuple[dict[str, str], str]:
    if not isinstance(message, str):
        raise ValueError("a client sends text only")
    head, _, body = message.partition("\r\n\r\n")
    headers = dict(line.split(":", 1) for line in head.split("\r\n"))
    if headers.get("Path") != path:
        raise ValueError(f"expected the path {path}, got {headers.get('Path')}")
    return headers, body


def _boundary(message: str | bytes) -> str:
    """The kind of boundary that a `speech.config` message asks for."""
    _, body = _headers_and_body(message, "speech.config")
    audio = json.loads(body)["context"]["synthesis"]["audio"]
    if audio["outputFormat"] != OUTPUT_FORMAT:
        raise ValueError(f"unsupported output format {audio['outputFormat']}")
    words = audio["metadataoptions"]["wordBoundaryEnabled"] == "true"
    return "WordBoundary" if words else "SentenceBoundary"


def _wish(message: str | bytes) -> Wish:
    _, body = _headers_and_body(message, "ssml")
    if len(body.encode()) > 8192:
        raise ValueError("the SSML is too long")
    voice = ElementTree.fromstring(body).find(f"{SPEAK}voice")
    assert voice is not None
    prosody = voice.find(f"{SPEAK}prosody")
    assert prosody is not None
    named = VOICE_NAME.fullmatch(voice.get("name", ""))
    if named is None:
        raise ValueError(f"Unsupported voice {voice.get('name')}.")
    return Wish(
        text="".join(prosody.itertext()),
        language=named[1],
        rate_percent=int(prosody.get("rate", "+0%").rstrip("%")),
        pitch_percent=round(int(prosody.get("pitch", "+0Hz").removesuffix("Hz")) / 1.6),
        volume_percent=int(prosody.get("volume", "+0%").rstrip("%")),
    )


async def _answer(connection: ServerConnection, wish: Wish, spoken: Spoken, boundary: str) -> None:
    fault: str = connection.fault  # type: ignore[attr-defined]
    request, stream = uuid.uuid4().hex, uuid.uuid4().hex.upper()

    def text(path: str, body: object) -> str:
        head = f"X-RequestId:{request}\r\nContent-Type:application/json; charset=utf-8\r\n"
        return f"{head}Path:{path}\r\n\r\n{json.dumps(body, ensure_ascii=False)}"

    tag = {"context": {"serviceTag": uuid.uuid4().hex}}
    await connection.send(text("turn.start", tag))
    inline = {"type": "inline", "streamId": stream}
    await connection.send(text("response", {**tag, "audio": inline}))
    mp3 = _damaged(spoken, fault)
    messages = [mp3[at : at + MESSAGE_BYTES] for at in range(0, len(mp3), MESSAGE_BYTES)]
    for index, part in enumerate(messages):
        if index == len(messages) // 2:
            for metadata in _metadata(wish.text, spoken.words, boundary):
                await connection.send(text("audio.metadata", {"Metadata": [metadata]}))
            await _break_off(connection, fault)
        await connection.send(_binary(request, stream, "Content-Type:audio/mpeg\r\n", part))
    await connection.send(_binary(request, stream, "", b""))
    await connection.send(text("turn.end", {}))


def _damaged(spoken: Spoken, fault: str) -> bytes:
    if fault == "short":
        return spoken.mp3[: int(spoken.words[-1].start_s * BITRATE_KBPS * 125)]
    if fault == "noise":
        return b"\0" * len(spoken.mp3)
    return b"" if fault == "empty" else spoken.mp3


async def _break_off(connection: ServerConnection, fault: str) -> None:
    if fault == "garbage":
        await connection.send("Path:audio.metadata\r\n\r\nno JSON")
    elif fault == "stall":
        await connection.wait_closed()
    elif fault == "close":
        await connection.close(1000)
    elif fault == "1011":
        await connection.close(1011, "internal error")
    elif fault == "reset":
        lingering = struct.pack("ii", 1, 0)
        raw: socket.socket = connection.transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, lingering)
        connection.transport.abort()


def _binary(request: str, stream: str, content_type: str, data: bytes) -> bytes:
    head = f"X-RequestId:{request}\r\n{content_type}X-StreamId:{stream}\r\nPath:audio\r\n".encode()
    return len(head).to_bytes(2, "big") + head + data


def _metadata(text: str, words: tuple[Word, ...], boundary: str) -> Iterator[dict[str, object]]:
    """Word or sentence boundaries; the service escapes their text as XML."""
    for said, start_s, end_s in _units(text, words, boundary):
        yield {
            "Type": boundary,
            "Data": {
                "Offset": round(start_s * TICKS_PER_SECOND),
                "Duration": round((end_s - start_s) * TICKS_PER_SECOND),
                "text": {"Text": escape(said), "Length": len(said), "BoundaryType": boundary},
            },
        }


def _units(text: str, words: tuple[Word, ...], boundary: str) -> Iterator[tuple[str, float, float]]:
    if boundary == "WordBoundary":
        yield from ((word.text, word.start_s, word.end_s) for word in words)
        return
    remaining = list(words)
    for sentence in re.split(r"(?<=[.!?…])\s+", text.strip()):
        inside = [remaining.pop(0) for chunk in sentence.split() if remaining and chunk]
        if inside:
            yield sentence, inside[0].start_s, inside[-1].end_s


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--port", type=int, default=9000)
    parser.add_argument("--faults", default="", help="comma-separated, one a connection")
    parser.add_argument("--clock-skew", type=float, default=0.0, help="seconds it is ahead")
    options = parser.parse_args()
    faults = [fault for fault in options.faults.split(",") if fault]
    with EdgeStandIn(faults, clock_skew_s=options.clock_skew, port=options.port) as edge:
        print(f"endpoint = {edge.url}", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
