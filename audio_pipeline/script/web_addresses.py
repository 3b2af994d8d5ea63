"""Rules for web addresses, e-mail, handles and hashtags, with a language's words for the signs."""

import re
from collections.abc import Mapping

from audio_pipeline.script.rules import Rule

_TOP_LEVEL = (
    "com|org|net|gov|edu|mil|int|info|io|tv|eu|ua|uk|us|de|fr|pl|ca|au|ch|at|news|media|online|app"
    "|ly|me|fm|ai|co|ie|nz|jp|nl|ru|blog|social"
    "|укр"
)
_FILES = "pdf|docx?|xlsx?|pptx?|exe|jpe?g|png|gif|csv|mp3|mp4|txt|html?|zip|apk|json|xml"
_LABEL = r"[^\W_](?:[\w-]{0,62}[^\W_])?"
_HOST = (
    rf"(?:t\.me(?=/)|(?:{_LABEL}\.){{1,4}}(?:{_TOP_LEVEL}|(?<=[A-Z]\.)(?:UK|COM|ORG|NET)))(?![\w-])"
)
_PATH = r"(?:[/?#][^\s<>\"“”»)\]]{0,500}(?<![.,;:!?’'…]))?"
_SPEAKABLE_PATH = re.compile(r"/([^\W\d_]{2,20})/?")
_HASHTAG = re.compile(r"(?i:hashtag|[хг]ештег)[^\W\d_]{0,4}[:\s«“\"]{0,3}$")
"""Before a hashtag, in any case of it."""
_CAMEL = re.compile(
    r"(?<=[^\W\d_])(?=[0-9])|(?<=[0-9])(?=[A-ZА-ЯІЇЄҐ][a-zа-яіїєґ])|(?<=[a-zа-яіїєґ])(?=[A-ZА-ЯІЇЄҐ])"
)


_URL = (
    rf"(?<![\w@.-])[Hh][Tt][Tt][Pp][Ss]?://(?P<host>(?:{_LABEL}\.){{0,5}}{_LABEL})"
    rf"(?::[0-9]{{1,5}})?(?P<path>{_PATH})"
)
_MAIL = (
    r"(?<![\w.@-])(?P<user>[^\W_][\w.%+-]{0,63})"
    rf"@(?P<host>(?:{_LABEL}\.){{1,4}}[^\W\d_]{{2,20}})"
)


def web_rules(
    dot: str,
    at: str,
    slash: str,
    hashtag: str,
    underscore: str = "",
    hyphen: str = "",
) -> tuple[Rule, ...]:
    """Of an address its host is read, and a path that is one word; the rest says nothing.

    `underscore` and `hyphen` are said within the name of a mailbox, the first within a handle
    too; empty: only a space.
    """
    signs = {".": dot, "_": underscore, "-": hyphen}

    def address(match: re.Match[str]) -> str:
        return _address(match, dot, slash)

    return (
        *_rules_of_parts(dot, slash),
        Rule("web address", _URL, address),
        Rule("e-mail", _MAIL, lambda match: _mail(match, signs, at)),
        Rule("web address", rf"(?<![\w@.-])(?P<host>{_HOST})(?P<path>{_PATH})", address),
        Rule(
            "handle",
            r"(?<![\w@.])@(?P<name>\w{1,50})",
            lambda match: f"{at} {_words(match['name'], underscore)}",
        ),
        Rule(
            "hashtag",
            r"(?<![\w#&])#(?P<name>[^\W\d_]\w{0,80})",
            lambda match: _tag(match, hashtag),
        ),
    )


def _rules_of_parts(dot: str, slash: str) -> tuple[Rule, ...]:
    """ "r/worldnews", "the .org domain", "report.pdf"."""
    return (
        Rule(
            "part of a site",
            r"(?<![\w/.])(?P<kind>[ru])/(?=[A-Za-z]\w{2,20}(?![\w/]))",
            lambda match: f"{match['kind']} {slash} ",
        ),
        Rule(
            "top-level domain",
            rf"(?<![^\s(“\"'‘])\.(?P<name>{_TOP_LEVEL}|NET)(?![\w.])",
            lambda match: f"{dot} {match['name']}",
        ),
        Rule(
            "file",
            rf"\.(?<=\w\.)(?P<kind>{_FILES})(?!\w|\.\w)",
            lambda match: f" {dot} {match['kind'].upper()}",
        ),
    )


def _address(match: re.Match[str], dot: str, slash: str) -> str:
    host = match["host"].lower().removeprefix("www.").replace(".", f" {dot} ")
    path = _SPEAKABLE_PATH.fullmatch(match["path"] or "")
    return f"{host} {slash} {path[1]}" if path else host


def _mail(match: re.Match[str], signs: Mapping[str, str], at: str) -> str:
    dot = signs["."]
    user = re.sub("[._%+-]", lambda sign: f" {signs.get(sign.group(), '')} ", match["user"])
    return f"{user} {at} {match['host'].replace('.', f' {dot} ')}"


def _tag(match: re.Match[str], hashtag: str) -> str:
    """Where "the hashtag" is written before it the sign says nothing."""
    said = _HASHTAG.search(match.string, max(0, match.start() - 24), match.start())
    return _words(match["name"]) if said else f"{hashtag} {_words(match['name'])}"


def _words(name: str, underscore: str = "") -> str:
    """CamelCase as words, and what an underscore is called between them."""
    return " ".join(_CAMEL.sub(" ", name.replace("_", f" {underscore} ")).split())
