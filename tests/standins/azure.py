"""A local `POST /cognitiveservices/v1`, as Microsoft's "Text to speech REST API" has it.

A wrong key is refused by the gateway in JSON; what is wrong with the SSML stands in the status
line only, with no body.
"""

import json
import re
from xml.etree import ElementTree

from tests.standins.edge_speech import SPEAK, Wish
from tests.standins.speech_http import Asked, Refusal, SpeechService

FORMATS = {
    "audio-24khz-48kbitrate-mono-mp3": "mp3",
    "audio-24khz-96kbitrate-mono-mp3": "mp3",
    "audio-24khz-160kbitrate-mono-mp3": "mp3",
    "riff-24khz-16bit-mono-pcm": "wav",
}
VOICE = re.compile(r"([a-z]{2,3})-[A-Z]{2}-\w+Neural")
REASONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    415: "Unsupported Media Type",
    429: "Too Many Requests",
    502: "Bad Gateway",
    503: "Service Unavailable",
}
DENIED = (
    "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a"
    " valid key for an active subscription and use a correct regional API endpoint."
)


class AzureStandIn(SpeechService):
    key = "0123456789abcdef0123456789abcdef"

    def refusal(self, status: int) -> Refusal:
        return Refusal(status, reason=REASONS.get(status, ""), content_type="text/plain")

    def wish(self, asked: Asked) -> tuple[Wish, str] | Refusal:
        if asked.path != "/cognitiveservices/v1":
            return Refusal(404, b'{"error":{"code":"404","message":"Resource not found"}}')
        if asked.headers.get("ocp-apim-subscription-key") != self.key:
            told = {"error": {"code": "401", "message": DENIED}}
            return Refusal(401, json.dumps(told).encode())
        if asked.headers.get("content-type") != "application/ssml+xml":
            return self.refusal(415)
        try:
            if not 0 < len(asked.headers.get("user-agent", "")) < 255:
                raise ValueError("User-Agent")
            container = FORMATS[asked.headers.get("x-microsoft-outputformat", "")]
            return _wish(ElementTree.fromstring(asked.body)), container
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            return Refusal(400, reason=f"Synthesis failed. Details: {error}"[:200])


def _wish(speak: ElementTree.Element) -> Wish:
    if speak.tag != f"{SPEAK}speak" or speak.get("version") != "1.0":
        raise ValueError("SSML without speak")
    if speak.get("{http://www.w3.org/XML/1998/namespace}lang") is None:
        raise ValueError("SSML without xml:lang")
    voice = speak.find(f"{SPEAK}voice")
    if voice is None:
        raise ValueError("SSML without voice")
    named = VOICE.fullmatch(voice.get("name", ""))
    if named is None:
        raise ValueError(f"Unsupported voice {voice.get('name')}.")
    prosody = voice.find(f"{SPEAK}prosody")
    told = prosody.attrib if prosody is not None else {}
    rate, pitch, volume = (
        int(re.fullmatch(r"([+-]\d+)%", told.get(name, "+0%"))[1])  # type: ignore[index]  # or raise
        for name in ("rate", "pitch", "volume")
    )
    return Wish("".join(voice.itertext()), named[1], rate, pitch, volume)
