"""Services of OpenAI's `POST /v1/audio/speech`: OpenAI's own, Kokoro-FastAPI, LocalAI and others.

The protocol is that of OpenAI's API reference, "Create speech". It gives no word times, and knows
a speed but neither pitch nor volume.
"""

import json
from collections.abc import Mapping
from urllib.parse import urlsplit

from audio_pipeline.engines.account import account, address, price
from audio_pipeline.engines.service import Service
from audio_pipeline.engines.whole import whole
from audio_pipeline.engines.words import plain, written_words
from audio_pipeline.errors import EngineMisconfigured, EngineRefused
from audio_pipeline.model import Line, Speech, Voice

ENDPOINT = "https://api.openai.com/v1"
PATH = "/audio/speech"
MODEL = "tts-1"
"""Kokoro-FastAPI and others know it as well, as a name for their own."""
VOICE = "alloy"
VOICES = ("alloy", "ash", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer")
"""What `tts-1` has. They speak every language that they are sent."""
FORMATS = ("mp3", "wav", "flac")
SPEED_RANGE = (0.25, 4.0)
PRICES_USD = {"tts-1": 15.0, "tts-1-hd": 30.0}
"""A million characters, as OpenAI's model pages say in 2026; other models are paid by token."""


class OpenAIEngine:
    """Asks the service once for each line.

    Settings: `endpoint` (where `/audio/speech` is below), `model`, `format`, `instructions` (for
    models that take them), and those of every account: `key` or `key_file`, `timeout_s`,
    `parallel`, `price_per_million_characters`.
    """

    name = "openai"
    service = True
    reads_phonemes = False
    text_limit = 4096

    def __init__(self, settings: Mapping[str, str]) -> None:
        url = _url(settings.get("endpoint", ENDPOINT))
        more = ("model", "format", "instructions")
        self._account = account(self.name, settings, url, more)
        self.parallel = self._account.parallel
        self._model = settings.get("model", MODEL)
        self._instructions = settings.get("instructions", "")
        self._format = settings.get("format", FORMATS[0])
        if self._format not in FORMATS:
            raise EngineMisconfigured(
                f"[engines.openai] format is {self._format!r}", f"take one of {', '.join(FORMATS)}"
            )
        own = url == ENDPOINT + PATH
        if own and not self._account.key:
            raise EngineMisconfigured(
                "[engines.openai] has no key", "set key or key_file, or another endpoint"
            )
        published = PRICES_USD.get(self._model) if own else None
        self.price_per_million_characters = price(self.name, settings, published)
        self._service = Service(self._account)

    def identity(self, voice: Voice, language: str) -> str:  # noqa: ARG002 - it hears the language
        """The address, and what is asked of the service there."""
        asked = [self._model, voice.name or VOICE, _speed(voice), self._format, self._instructions]
        return f"openai {self._account.url} {json.dumps(asked)}"

    def speak(self, line: Line, voice: Voice, language: str) -> Speech:  # noqa: ARG002
        """Audio as the service sends it, without words.

        Raises EngineBusy, TakeBroken, EngineRefused, EngineMisconfigured.
        """
        text = plain(line.spoken)
        if not written_words(text):
            raise EngineRefused(f"openai finds nothing to speak in {text[:60]!r}")
        wish: dict[str, object] = {
            "model": self._model,
            "input": text,
            "voice": voice.name or VOICE,
            "response_format": self._format,
        }
        if voice.rate_percent or voice.pitch_percent or voice.volume_percent:
            wish["speed"] = _speed(voice)
        if self._instructions:
            wish["instructions"] = self._instructions
        headers = {"Content-Type": "application/json"}
        if self._account.key:
            headers["Authorization"] = f"Bearer {self._account.key}"
        answer = self._service.ask(json.dumps(wish).encode(), headers, text)
        audio, media_type, _ = whole(self.name, answer.body, text, voice.rate_percent)
        return Speech(audio, media_type, ())

    def voices(self, language: str) -> tuple[str, ...]:  # noqa: ARG002 - each speaks them all
        """OpenAI's; other services map these names to their own, or list theirs."""
        return VOICES

    def check(self) -> str:
        """Has the service speak one word, which it may bill."""
        speech = self.speak(Line("body", "Ready.", "Ready.", 0), Voice(self.name), "en")
        size = len(speech.audio) // 1000
        return f"openai ({self._account.host}, {self._model}) spoke a word of {size} KB"

    def close(self) -> None:
        """Closes the connections."""
        self._service.close()


def _url(written: str) -> str:
    """Where speech is asked for, of an address with or without `/v1` and the rest."""
    endpoint = address("openai", written)
    if not urlsplit(endpoint).path:
        endpoint += "/v1"
    return endpoint if endpoint.endswith(PATH) else endpoint + PATH


def _speed(voice: Voice) -> float:
    if voice.pitch_percent or voice.volume_percent:
        raise EngineMisconfigured(
            "openai knows neither pitch nor volume", "set pitch_percent and volume_percent to 0"
        )
    low, high = SPEED_RANGE
    speed = 1 + voice.rate_percent / 100
    if not low <= speed <= high:
        raise EngineMisconfigured(
            f"openai cannot speak at a rate of {voice.rate_percent} percent",
            f"set rate_percent between {low * 100 - 100:.0f} and {high * 100 - 100:.0f}",
        )
    return speed
