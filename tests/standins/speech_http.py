"""A local server to which lines are posted, with real speech and every bad manner of services.

`OpenAIStandIn` and `AzureStandIn` (in files of their own) say what a request must be and how the
service complains. Each request takes the next fault of the script, and none when it is at its end:

    ok              as the service should
    NNN, NNN:S      that status, in the service's own words; with Retry-After of S
    NNN-ms          that status, with Retry-After of 1 and OpenAI's retry-after-ms of 250
    NNN-html        that status with a page of a proxy
    html, json      status 200 with a page, or with an error in JSON
    empty           status 200 and no audio
    silence         0.8 s of digital silence
    noise           bytes that are no audio
    short           the first tenth of a second, whole as a file
    half            the first half of what is said, whole as a file
    cut             half of the Content-Length that was stated
    cut-chunked     chunked, and the connection closed in the middle
    cut-close       no length at all, and the connection closed in the middle of a frame
    reset           TCP reset in the middle
    stall           silence in the middle
    endless         audio without end
    redirect        to another place, which is never to see the key
"""

import io
import json
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

import numpy as np
import soundfile

from audio_pipeline.engines.espeak import EspeakEngine
from audio_pipeline.errors import AudioPipelineError
from tests.standins.edge_speech import Wish, speak

HTML = b"<!DOCTYPE html><html><head><title>Bad gateway</title></head><body>nginx</body></html>"


@dataclass(frozen=True)
class Asked:
    path: str
    headers: Mapping[str, str]
    """Lower-case names."""
    body: bytes
    at_s: float


@dataclass(frozen=True)
class Refusal:
    status: int
    body: bytes = b""
    content_type: str = "application/json"
    reason: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


class SpeechService:
    """The server in threads of its own: `with OpenAIStandIn() as service: service.url`."""

    key = "sk-test-0123456789abcdef"

    def __init__(self, faults: Iterable[str] = (), *, chunked: bool = True) -> None:
        self.faults = deque(faults)
        self.chunked = chunked
        self.asked: list[Asked] = []
        self._engine = EspeakEngine({})
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.service = self
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join(10)
        self._server.server_close()
        self._engine.close()

    def refusal(self, status: int) -> Refusal:
        """How the service words a status."""
        raise NotImplementedError

    def wish(self, asked: Asked) -> tuple[Wish, str] | Refusal:
        """What a request asks for, and "mp3" or "wav"."""
        raise NotImplementedError

    def audio(self, wish: Wish, container: str, fault: str) -> bytes | Refusal:
        if fault == "empty":
            return b""
        if fault == "noise":
            return bytes(range(256)) * 40
        try:
            mp3 = speak(self._engine, wish).mp3
        except AudioPipelineError as error:
            return Refusal(400, json.dumps({"error": {"message": error.message}}).encode())
        samples, rate_hz = soundfile.read(io.BytesIO(mp3), dtype="float32")
        lengths = {"short": rate_hz // 10, "half": len(samples) // 2}
        if fault in lengths:
            return _wav(samples[: lengths[fault]], rate_hz)
        if fault == "silence":
            return _wav(np.zeros(rate_hz * 4 // 5, np.float32), rate_hz)
        return mp3 if container == "mp3" else _wav(samples, rate_hz)


def streamed(wav: bytes) -> bytes:
    """A WAV as one that is sent while it is made: its sizes are not known yet."""
    return wav[:4] + b"\xff" * 4 + wav[8:40] + b"\xff" * 4 + wav[44:]


def _wav(samples: np.ndarray, rate_hz: int) -> bytes:
    buffer = io.BytesIO()
    soundfile.write(buffer, samples, rate_hz, format="WAV", subtype="PCM_16")
    return buffer.getvalue()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    service: SpeechService

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what many tests are about: nothing is printed."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True
    server: _Server

    def do_POST(self) -> None:
        service = self.server.service
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", "0")))
        asked = Asked(self.path, headers, body, time.monotonic())
        service.asked.append(asked)
        fault = service.faults.popleft() if service.faults else "ok"
        refusal = _of_fault(service, fault)
        wish = refusal or service.wish(asked)
        if isinstance(wish, Refusal):
            self._refuse(wish)
            return
        audio = service.audio(*wish, fault)
        if isinstance(audio, Refusal):
            self._refuse(audio)
            return
        if wish[1] == "wav" and service.chunked and fault == "ok":
            audio = streamed(audio)
        self._send_audio(audio, fault, "audio/mpeg" if wish[1] == "mp3" else "audio/wav")

    def do_GET(self) -> None:
        self.server.service.asked.append(Asked(self.path, dict(self.headers), b"", 0.0))
        self._refuse(self.server.service.refusal(405))

    def _refuse(self, refusal: Refusal) -> None:
        self.send_response(refusal.status, refusal.reason or None)
        self.send_header("Content-Type", refusal.content_type)
        self.send_header("Content-Length", str(len(refusal.body)))
        for name, value in refusal.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(refusal.body)

    def _send_audio(self, audio: bytes, fault: str, media_type: str) -> None:
        half = audio[: len(audio) // 2 + 7]
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        sized = not self.server.service.chunked
        if fault in ("cut", "reset", "stall") or (sized and not fault.startswith("cut")):
            self.send_header("Content-Length", str(len(audio)))
            self.end_headers()
            self.wfile.write(half if fault in ("cut", "reset", "stall") else audio)
            self._break_off(fault)
        elif fault == "cut-close":
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(half)
            self.close_connection = True
        else:
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self._send_chunks(half if fault == "cut-chunked" else audio, fault)

    def _send_chunks(self, audio: bytes, fault: str) -> None:
        for part in _parts(audio, endless=fault == "endless"):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        if fault == "cut-chunked":
            self.close_connection = True
            return
        self.wfile.write(b"0\r\n\r\n")

    def _break_off(self, fault: str) -> None:
        self.wfile.flush()
        if fault == "stall":
            time.sleep(3)
        if fault == "reset":
            lingering = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, lingering)
            self.connection.close()
        self.close_connection = fault in ("cut", "reset", "stall")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on standard error."""


def _of_fault(service: SpeechService, fault: str) -> Refusal | None:
    if fault == "html":
        return Refusal(200, HTML, "text/html")
    if fault == "json":
        return Refusal(200, service.refusal(500).body)
    if fault == "redirect":
        return Refusal(307, headers={"Location": f"{service.url}/elsewhere"})
    number, _, more = fault.partition("-" if fault.endswith(("-html", "-ms")) else ":")
    if not number.isdecimal():
        return None
    if more == "html":
        return Refusal(int(number), HTML, "text/html")
    refusal = service.refusal(int(number))
    wait = {"Retry-After": more} if more else {}
    wait = {"Retry-After": "1", "retry-after-ms": "250"} if more == "ms" else wait
    return Refusal(refusal.status, refusal.body, refusal.content_type, refusal.reason, wait)


def _parts(audio: bytes, *, endless: bool) -> Iterator[bytes]:
    while True:
        for at in range(0, len(audio), 4096):
            yield audio[at : at + 4096]
        if not endless:
            return
