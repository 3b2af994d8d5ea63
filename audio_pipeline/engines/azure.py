"""Azure Speech by its REST interface: the voices that edge-tts offers, under a licence.

The protocol is that of Microsoft's "Text to speech REST API": SSML posted to
`/cognitiveservices/v1` of a region's host. It gives no word times; those are in the SDK only.
"""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from audio_pipeline.engines.account import account, address
from audio_pipeline.engines.edge_voices import VOICES
from audio_pipeline.engines.phonemes import placed
from audio_pipeline.engines.service import USER_AGENT, Service
from audio_pipeline.engines.whole import whole
from audio_pipeline.engines.words import plain, written_words
from audio_pipeline.errors import EngineMisconfigured, EngineRefused
from audio_pipeline.model import Line, Speech, Voice

PATH = "/cognitiveservices/v1"
HOST = "https://{region}.tts.speech.microsoft.com"
FORMAT = "audio-24khz-160kbitrate-mono-mp3"
"""The voices' own rate; more bits than the mix has, which encodes it again."""
FORMATS = re.compile(r"audio-\d+khz-\d+kbitrate-mono-mp3|riff-\d+k?hz-16bit-mono-pcm")
MAX_SSML_BYTES = 64_000
"""The service's limit of a message; what it speaks is cut at 10 minutes."""


class AzureEngine:
    """Asks the service once for each line. A voice's name is the one that `edge` has.

    Settings: `region` or `endpoint`, `format` (as `X-Microsoft-OutputFormat` names it), and those
    of every account: `key` or `key_file`, `timeout_s`, `parallel`, `price_per_million_characters`.
    """

    name = "azure"
    service = True
    text_limit = 3000
    """About 4 minutes; even at half the rate that is under 10."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        self._account = account(self.name, settings, _url(settings), ("region", "format"))
        self.parallel = self._account.parallel
        self.price_per_million_characters = self._account.price_per_million_characters
        self._format = settings.get("format", FORMAT)
        if not FORMATS.fullmatch(self._format):
            raise EngineMisconfigured(
                f"[engines.azure] format is {self._format!r}",
                f"take an MP3 or RIFF format of Azure's list, such as {FORMAT}",
            )
        if not self._account.key:
            raise EngineMisconfigured("[engines.azure] has no key", "set key or key_file")
        self._service = Service(self._account)

    def identity(self, voice: Voice, language: str) -> str:
        """The voice and what is asked of it. All of the service's regions speak the same."""
        place = "" if self._account.host.endswith(".microsoft.com") else f" {self._account.url}"
        asked = f"{voice.rate_percent} {voice.pitch_percent} {voice.volume_percent}"
        return f"azure {_voice_name(voice, language)} {asked} {self._format}{place}"

    def speak(self, line: Line, voice: Voice, language: str) -> Speech:
        """Audio as the service sends it, without words.

        Raises EngineBusy, TakeBroken, EngineRefused, EngineMisconfigured.
        """
        text = plain(line.spoken)
        if not written_words(text):
            raise EngineRefused(f"azure finds nothing to speak in {text[:60]!r}")
        body = _ssml(_marked(line, text), _voice_name(voice, language), voice).encode()
        if len(body) > MAX_SSML_BYTES:
            raise EngineRefused(
                f"a line is more than the {MAX_SSML_BYTES} bytes of one request: {text[:60]!r}",
                "shorten the sentence in the script",
            )
        headers = {
            "Content-Type": "application/ssml+xml",
            "X-Microsoft-OutputFormat": self._format,
            "Ocp-Apim-Subscription-Key": self._account.key,
            "User-Agent": USER_AGENT,
        }
        answer = self._service.ask(body, headers, text)
        audio, media_type, _ = whole(self.name, answer.body, text, voice.rate_percent)
        return Speech(audio, media_type, ())

    def voices(self, language: str) -> tuple[str, ...]:
        """Some of the service's voices; Azure's voice gallery has all."""
        return VOICES.get(language.partition("-")[0], ())

    def check(self) -> str:
        """Has the service speak one word, which it bills."""
        speech = self.speak(Line("body", "Ready.", "Ready.", 0), Voice(self.name), "en")
        return f"azure ({self._account.host}) spoke a word of {len(speech.audio) // 1000} KB"

    def close(self) -> None:
        """Closes the connections."""
        self._service.close()


def _url(settings: Mapping[str, str]) -> str:
    region, endpoint = settings.get("region", ""), settings.get("endpoint", "")
    if bool(region) == bool(endpoint):
        raise EngineMisconfigured(
            "[engines.azure] needs a region or an endpoint, and not both",
            'set region to that of the Speech resource, such as "westeurope"',
        )
    if region and not re.fullmatch(r"[a-z0-9-]{2,40}", region):
        raise EngineMisconfigured(
            f"[engines.azure] region is {region!r}", 'write it like "westeurope"'
        )
    base = address("azure", endpoint or HOST.format(region=region))
    return base if base.endswith(PATH) else base + PATH


def _voice_name(voice: Voice, language: str) -> str:
    known = VOICES.get(language.partition("-")[0])
    if not voice.name and not known:
        raise EngineMisconfigured(
            f"no azure voice is known for the language {language!r}",
            "name one in the show's voices, as Azure's voice gallery names it",
        )
    name = voice.name or (known or ("",))[0]
    if not re.fullmatch(r"[A-Za-z0-9:_-]{1,100}", name):
        raise EngineMisconfigured(
            f"{name!r} is no name of an azure voice", "write it like en-US-AvaNeural"
        )
    return name


def _marked(line: Line, text: str) -> str:
    """SSML of the text; words whose sound is known as `<phoneme>` (SSML 1.1, 3.1.9)."""
    parts: list[str] = []
    at = 0
    for each in placed(line):
        word = escape(text[each.start : each.end])
        sounds = f"<phoneme alphabet='ipa' ph={quoteattr(plain(each.ipa))}>{word}</phoneme>"
        parts += escape(text[at : each.start]), sounds
        at = each.end
    return "".join((*parts, escape(text[at:])))


def _ssml(marked: str, name: str, voice: Voice) -> str:
    """What is said, in the voice, told to be spoken otherwise only where that is wanted."""
    prosody = {
        "rate": voice.rate_percent,
        "pitch": voice.pitch_percent,
        "volume": voice.volume_percent,
    }
    asked = "".join(f" {key}='{percent:+d}%'" for key, percent in prosody.items() if percent)
    said = f"<prosody{asked}>{marked}</prosody>" if asked else marked
    locale = "-".join(name.split("-")[:2])
    return (
        "<speak version='1.0' xmlns='http://www.w3.org/2001/10/synthesis'"
        f" xml:lang={quoteattr(locale)}><voice name={quoteattr(name)}>{said}</voice></speak>"
    )
