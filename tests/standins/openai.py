"""A local `POST /v1/audio/speech`, as OpenAI's API reference and Kokoro-FastAPI have it.

`flavour` is whose words it complains in: "openai" (an object `error` with message, type, param and
code; faults of a field as a text in `message`), "kokoro" (FastAPI's `detail`) or "localai".
"""

import json

from tests.standins.edge_speech import Wish
from tests.standins.speech_http import Asked, Refusal, SpeechService

OPENAI_VOICES = ("alloy", "ash", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer")
KOKORO_VOICES = ("af_bella", "bm_george")
MODELS = ("tts-1", "tts-1-hd", "gpt-4o-mini-tts", "kokoro")
LONGEST = 4096
KNOWN = {"model", "input", "voice", "response_format", "speed", "instructions"}
TYPES = {401: "invalid_request_error", 429: "requests", 500: "server_error"}
CODES = {401: "invalid_api_key", 429: "rate_limit_exceeded"}


class OpenAIStandIn(SpeechService):
    flavour = "openai"
    quota_is_used_up = False

    def refusal(self, status: int) -> Refusal:
        words = f"The server answers {status}."
        if status == 429 and self.quota_is_used_up:
            words = "You exceeded your current quota, please check your plan and billing details."
            return self._error(429, words, kind="insufficient_quota", code="insufficient_quota")
        return self._error(status, words)

    def wish(self, asked: Asked) -> tuple[Wish, str] | Refusal:
        if asked.path != "/v1/audio/speech":
            return self._error(404, f"Invalid URL (POST {asked.path})")
        given = asked.headers.get("authorization", "")
        if given != f"Bearer {self.key}":  # some services repeat the key that they refuse
            return self._error(401, f"Incorrect API key provided: {given[7:]}.")
        try:
            wanted = json.loads(asked.body)
        except ValueError:
            return self._error(400, "We could not parse the JSON body of your request.")
        if asked.headers.get("content-type") != "application/json":
            return self._error(400, "you must provide a model parameter")
        return self._fault(wanted) or _wish(wanted)

    def _fault(self, wanted: dict[str, object]) -> Refusal | None:
        if wanted.get("model") not in MODELS:
            words = f"The model `{wanted.get('model')}` does not exist"
            return self._error(404, words, code="model_not_found")
        text, voice, speed = str(wanted.get("input", "")), wanted.get("voice"), wanted.get("speed")
        if "forbidden" in text:
            return self._error(400, "Your request was rejected by our safety system.")
        voices = OPENAI_VOICES if self.flavour == "openai" else OPENAI_VOICES + KOKORO_VOICES
        listed = ", ".join(voices)
        faults = {
            ("input", "missing", "Field required"): not text,
            ("input", "too_long", f"At most {LONGEST} characters"): len(text) > LONGEST,
            ("voice", "literal_error", f"Voice '{voice}' not found of {listed}"): voice
            not in voices,
            ("speed", "less_than_equal", "Between 0.25 and 4"): speed is not None
            and not 0.25 <= float(str(speed)) <= 4,
            **{(name, "extra", "Extra inputs"): True for name in set(wanted) - KNOWN},
        }
        return next((self._field(*fault) for fault, found in faults.items() if found), None)

    def _field(self, name: str, kind: str, words: str) -> Refusal:
        if self.flavour == "kokoro" and name == "voice":
            detail = {"error": "validation_error", "message": words, "type": kind}
            return Refusal(400, json.dumps({"detail": detail}).encode())
        if self.flavour == "kokoro":
            detail = [{"type": kind, "loc": ["body", name], "msg": words, "input": "..."}]
            return Refusal(422, json.dumps({"detail": detail}).encode())
        return self._error(400, str([{"type": kind, "loc": ("body", name), "msg": words}]))

    def _error(self, status: int, words: str, *, kind: str = "", code: str = "") -> Refusal:
        told: object
        if self.flavour == "kokoro":
            told = {"detail": {"error": "processing_error", "message": words, "type": "error"}}
        elif self.flavour == "localai":
            told = {"error": {"code": status, "message": words, "type": ""}}
        else:
            told = {
                "error": {
                    "message": words,
                    "type": kind or TYPES.get(status, "invalid_request_error"),
                    "param": None,
                    "code": code or CODES.get(status),
                }
            }
        return Refusal(status, json.dumps(told).encode())


def _wish(wanted: dict[str, object]) -> tuple[Wish, str]:
    speed = float(str(wanted.get("speed", 1.0)))
    rate = round((speed - 1) * 100)
    container = str(wanted.get("response_format", "mp3"))
    return Wish(str(wanted["input"]), "en", rate, 0, 0), container
