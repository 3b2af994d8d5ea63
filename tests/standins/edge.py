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
    403-skew           refused as a client's wrong clock is: with a Date a little off
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
import itertools
import json
import re
import socket
import struct
import threading
import time
import uuid
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from email.utils import formatdate
from urllib.parse import parse_qs, urlsplit

from edge_tts.constants import TRUSTED_CLIENT_TOKEN
from edge_tts.drm import generate_sec_ms_gec_v2
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from audio_pipeline.engines.espeak import EspeakEngine
from audio_pipeline.errors import AudioPipelineError
from tests.standins.edge_profile import KNOWN_AFTER_S, SERVICE, Profile, faults_by_chance
from tests.standins.edge_speech import (
    BITRATE_KBPS,
    Spoken,
    Wish,
    boundaries,
    boundary_kind,
    damaged,
    speak,
    wish_of,
)

MESSAGE_BYTES = 1440
TOKEN_STEP_S = 300


class EdgeStandIn:
    """The server in a thread of its own: `with EdgeStandIn(["ok", "reset"]) as edge: edge.url`."""

    def __init__(
        self,
        faults: Iterable[str] = (),
        *,
        clock_skew_s: float = 0.0,
        port: int = 0,
        profile: Profile | None = None,
        chance: Iterator[str] | None = None,
    ) -> None:
        """`chance` gives the faults once those of the script are over."""
        self.faults = deque(faults)
        self.profile = profile or Profile()
        self.chance = chance or itertools.repeat("ok")
        self.open = self.greatest_open = 0
        """Connections, and the most that ever were."""
        self.asked_in_rest = 0
        """Handshakes that came while a Retry-After of an earlier answer ran."""
        self._rests_from_s = self._rests_until_s = 0.0
        self.clock_skew_s = clock_skew_s
        self.port = port
        self.requests = 0
        """Handshakes, refused ones included."""
        self.asked_at_s: list[float] = []
        """When they came, by the monotonic clock."""
        self.at_once = self.greatest_at_once = 0
        """Lines that are being spoken, and the most that ever were."""
        self.answered: Counter[str] = Counter()
        """How many connections got which fault."""
        self.texts: list[str] = []
        """What was to be spoken, in the order in which it was asked."""
        self._engine = EspeakEngine({})
        self._speak = functools.lru_cache(maxsize=512)(functools.partial(speak, self._engine))
        self._stop: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self.run()), daemon=True)

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/consumer/speech/synthesize/readaloud/edge/v1"

    def prepare(self, wish: Wish) -> None:
        """Speak it before it is asked for: a slow machine is no slow service."""
        self._speak(wish)

    def __enter__(self) -> "EdgeStandIn":
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *error: object) -> None:
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

    async def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        if request.path == "/stats":
            return connection.respond(200, json.dumps(self._stats()))
        self.requests += 1
        self.asked_at_s.append(time.monotonic())
        self.asked_in_rest += self._rests_from_s < time.monotonic() < self._rests_until_s
        await asyncio.sleep(self.profile.connect_s)
        fault = self.faults.popleft() if self.faults else next(self.chance)
        refused = self._overload() or _refusal(fault) or self._token_refusal(request.path)
        self.answered[f"{refused[0]}" if refused else fault] += 1
        if refused is None:
            connection.fault = fault  # type: ignore[attr-defined]
            self.open += 1
            self.greatest_open = max(self.greatest_open, self.open)
            return None
        return self._refuse(connection, *refused)

    def _overload(self) -> tuple[int, dict[str, str]] | None:
        profile = self.profile
        if profile.burst_every_s and time.monotonic() % profile.burst_every_s < profile.burst_s:
            return 503, {}
        if profile.most_at_once and self.open >= profile.most_at_once:
            return 429, {"Retry-After": f"{profile.retry_after_s}"}
        return None

    def _refuse(
        self, connection: ServerConnection, status: int, headers: dict[str, str]
    ) -> Response:
        if headers.get("Retry-After", "").isdigit():
            now_s = time.monotonic()
            if now_s > self._rests_until_s:
                self._rests_from_s = now_s + KNOWN_AFTER_S
            self._rests_until_s = max(self._rests_until_s, now_s + float(headers["Retry-After"]))
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
        return {
            "requests": self.requests,
            "answered": self.answered,
            "spoken": len(self.texts),
            "greatest_open": self.greatest_open,
            "asked_in_rest": self.asked_in_rest,
        }

    async def _converse(self, connection: ServerConnection) -> None:
        try:
            await self._talk(connection)
        finally:
            self.open -= 1

    async def _talk(self, connection: ServerConnection) -> None:
        try:
            boundary = boundary_kind(await connection.recv())
            async for message in connection:
                wish = wish_of(message)
                self.texts.append(wish.text)
                self.at_once += 1
                self.greatest_at_once = max(self.greatest_at_once, self.at_once)
                try:
                    spoken = await asyncio.to_thread(self._speak, wish)
                    await _answer(connection, wish, spoken, boundary, self.profile)
                finally:
                    self.at_once -= 1
        except (ValueError, LookupError) as error:
            await connection.close(1007, f"{error}"[:120])
        except AudioPipelineError as error:
            await connection.close(1007, error.message[:120])
        except ConnectionClosed:
            pass


def _port(server: Server) -> int:
    return int(next(iter(server.sockets)).getsockname()[1])


def _refusal(fault: str) -> tuple[int, dict[str, str]] | None:
    status, _, seconds = fault.removesuffix("-skew").partition(":")
    if status not in ("400", "401", "403", "404", "429", "500", "503"):
        return None
    return int(status), {"Retry-After": seconds} if seconds else {}


async def _answer(
    connection: ServerConnection, wish: Wish, spoken: Spoken, boundary: str, profile: Profile
) -> None:
    fault: str = connection.fault  # type: ignore[attr-defined]
    request, stream = uuid.uuid4().hex, uuid.uuid4().hex.upper()

    def text(path: str, body: object) -> str:
        head = f"X-RequestId:{request}\r\nContent-Type:application/json; charset=utf-8\r\n"
        return f"{head}Path:{path}\r\n\r\n{json.dumps(body, ensure_ascii=False)}"

    tag = {"context": {"serviceTag": uuid.uuid4().hex}}
    await connection.send(text("turn.start", tag))
    inline = {"type": "inline", "streamId": stream}
    await connection.send(text("response", {**tag, "audio": inline}))
    told = deque(boundaries(wish.text, spoken.words, boundary))
    mp3 = damaged(spoken, fault)
    await asyncio.sleep(profile.first_audio_s)
    first_s = time.monotonic()
    for at in range(0, len(mp3), MESSAGE_BYTES):
        if at // MESSAGE_BYTES == len(mp3) // MESSAGE_BYTES // 2:
            await _break_off(connection, fault)
        until_s = (at + MESSAGE_BYTES) / (BITRATE_KBPS * 125)
        while told and told[0].start_s < until_s:
            metadata = {"Metadata": [told.popleft().metadata]}
            await connection.send(text("audio.metadata", metadata))
        part = mp3[at : at + MESSAGE_BYTES]
        if profile.times_real:
            sent_s = (at + len(part)) / (BITRATE_KBPS * 125) / profile.times_real
            await asyncio.sleep(max(0.0, first_s + sent_s - time.monotonic()))
        await connection.send(_binary(request, stream, "Content-Type:audio/mpeg\r\n", part))
    for rest in told:
        await connection.send(text("audio.metadata", {"Metadata": [rest.metadata]}))
    await connection.send(_binary(request, stream, "", b""))
    await connection.send(text("turn.end", {}))


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--port", type=int, default=9000)
    parser.add_argument("--faults", default="", help="comma-separated, one a connection")
    parser.add_argument("--clock-skew", type=float, default=0.0, help="seconds it is ahead")
    parser.add_argument("--service", action="store_true", help="the speed and limits of benches")
    parser.add_argument("--chance", type=int, default=0, help="faults by chance, from this seed")
    parser.add_argument(
        "--bursts", type=float, default=0.0, help="503 for 2 s every so many seconds"
    )
    options = parser.parse_args()
    faults = [fault for fault in options.faults.split(",") if fault]
    profile = SERVICE if options.service else Profile()
    profile = replace(profile, burst_every_s=options.bursts, burst_s=2.0)
    with EdgeStandIn(
        faults,
        clock_skew_s=options.clock_skew,
        port=options.port,
        profile=profile,
        chance=faults_by_chance(options.chance) if options.chance else None,
    ) as edge:
        print(f"endpoint = {edge.url}", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
