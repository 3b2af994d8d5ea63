"""Asking a speech service over HTTP: one request a line, and what each answer means.

Sorted as the errors are: again later (EngineBusy, TakeBroken), never (EngineRefused), your
configuration (EngineMisconfigured). The error bodies of OpenAI, of FastAPI (Kokoro-FastAPI) and of
LocalAI are understood, and so are the pages of proxies in front of them.
"""

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from audio_pipeline.engines.account import Account
from audio_pipeline.errors import (
    AudioPipelineError,
    EngineBusy,
    EngineMisconfigured,
    EngineRefused,
    FetchFailed,
    FetchRefused,
    TakeBroken,
)
from audio_pipeline.http import Client, Response, retry_after_s

USER_AGENT = "audio-pipeline/0.1"
MAX_AUDIO_BYTES = 32_000_000
"""Ten minutes of 24 kHz and 16 bits: no line is that long."""
SHOWN_CHARACTERS = 200
BUSY = frozenset({408, 409, 423, 425, 429})
NOT_LATER = frozenset({501, 505})
OURS = frozenset({401, 402, 403, 404, 405, 406, 407, 410, 415, 501, 505})
"""Key, address, method and account: what no line has to do with."""
NOTHING_LEFT = frozenset(
    {"insufficient_quota", "credit_balance_exhausted", "billing_hard_limit_reached"}
)
"""OpenAI's words for an account that is used up, which it answers with 429 as well."""


@dataclass(frozen=True)
class Complaint:
    """What a service says is wrong, and with which part of the request, where it says so."""

    text: str = ""
    codes: frozenset[str] = frozenset()
    about: str = ""


class Service:
    """Posts to one address, from several threads; connections are kept between lines."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._lock = threading.Lock()
        self._client: Client | None = None

    def ask(self, body: bytes, headers: Mapping[str, str], text: str) -> Response:
        """The answer with status 200.

        Raises EngineBusy, TakeBroken, EngineRefused, EngineMisconfigured, naming the line's text.
        """
        account = self._account
        answer = self._post(body, headers, text)
        if answer.status != 200:
            raise _failure(account, answer, text)
        if answer.body and _kind(answer) in ("json", "html"):
            raise TakeBroken(
                f"{account.engine} ({account.host}) answers a {_kind(answer).upper()} text and no"
                f" audio at the line {text[:60]!r}{_said(account, answer)}",
                f"see whether [engines.{account.engine}] has the right address",
            )
        return answer

    def close(self) -> None:
        """Closes what is open; the next line opens it again."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    def _post(self, body: bytes, headers: Mapping[str, str], text: str) -> Response:
        account = self._account
        client, bound_s = self._open(), account.timeout_s
        where = f"at the line {text[:60]!r}"
        try:
            return client.post(
                account.url, body, headers, max_bytes=MAX_AUDIO_BYTES, timeout_s=bound_s
            )
        except FetchFailed as error:
            raise EngineBusy(
                f"{account.engine}: {error.message} {where}",
                f"see whether it runs, and whether [engines.{account.engine}] is right",
            ) from error
        except FetchRefused as error:
            raise TakeBroken(f"{account.engine}: {error.message} {where}") from error
        except RuntimeError as error:  # what httpx says where another thread closed it meanwhile
            raise EngineBusy(f"{account.engine} was closed {where}") from error

    def _open(self) -> Client:
        """The operator wrote the address down, so it may be of this machine or its network."""
        with self._lock:
            if self._client is None:
                self._client = Client(USER_AGENT, allow=(_host_and_port(self._account),))
            return self._client


def _host_and_port(account: Account) -> str:
    default = "443" if account.url.startswith("https:") else "80"
    port = account.host.rpartition(":")[2]
    return account.host if port.isdecimal() else f"{account.host}:{default}"


def _failure(account: Account, answer: Response, text: str) -> AudioPipelineError:
    complaint = _complaint(answer)
    what = f"{account.engine} ({account.host}) answers {answer.status} at the line {text[:60]!r}"
    what += _said(account, answer)
    if NOTHING_LEFT & complaint.codes:
        return EngineMisconfigured(what, "the account is used up: top it up, or raise its limit")
    if answer.status in BUSY or (answer.status >= 500 and answer.status not in NOT_LATER):
        return EngineBusy(what, retry_after_s=_wait_s(answer), is_down=answer.status >= 500)
    if answer.status in OURS or answer.status < 400:
        return EngineMisconfigured(what, _mend(account, answer.status))
    if complaint.about:
        return EngineMisconfigured(
            what, f"give the voice another name, or mend [engines.{account.engine}]"
        )
    return EngineRefused(what, "change the line in the script")


def _mend(account: Account, status: int) -> str:
    table = f"[engines.{account.engine}]"
    if status in (401, 403, 407):
        return f"set the right key in {table} (key or key_file), for this address"
    if status == 402:
        return "the account is used up: top it up"
    if status < 400:
        return f"set {table} endpoint to where it redirects, if you trust that place"
    return f"see that {table} has the service's right address and model"


def _wait_s(answer: Response) -> float | None:
    milliseconds = answer.headers.get("retry-after-ms", "")  # OpenAI's, finer than the standard's
    if milliseconds.isdecimal() and len(milliseconds) < 10:
        return int(milliseconds) / 1000
    return retry_after_s(answer.headers.get("retry-after", ""), datetime.now(UTC))


def _said(account: Account, answer: Response) -> str:
    text = account.without_key(_complaint(answer).text)  # first: cut short it would not be found
    return f": {text[:SHOWN_CHARACTERS]}" if text else ""


def _kind(answer: Response) -> str:
    content_type = answer.headers.get("content-type", "").lower()
    start = answer.body[:200].lstrip().lower()
    if start.startswith((b"<!doctype", b"<html")) or "html" in content_type:
        return "html"
    if "json" in content_type or start.startswith((b'{"', b"{\n")):
        return "json"
    return ""


def _complaint(answer: Response) -> Complaint:
    """Without what a page of HTML says: it is some proxy's."""
    kind = _kind(answer)
    if kind == "html":
        return Complaint(answer.reason)
    try:
        told = json.loads(answer.body)
    except (ValueError, RecursionError):
        text = answer.body[:1000].decode("utf-8", "replace").strip() or answer.reason
        return Complaint(text, about=_about("", text))
    return _of_json(told)


def _of_json(told: object) -> Complaint:
    """`error` or `detail` of the body: a text, an object, or FastAPI's list of faults."""
    if isinstance(told, dict):
        inner = told.get("error", told.get("detail", told))
        if isinstance(inner, str):
            told = {"message": told.get("message", inner), "code": inner}
        else:
            told = inner
    if isinstance(told, list) and told and isinstance(told[0], dict):
        place = " ".join(str(part) for part in told[0].get("loc") or ())
        told = {"message": f"{place}: {told[0].get('msg', '')}", "param": place}
    if not isinstance(told, dict):
        return Complaint(str(told))
    text = str(told.get("message") or told.get("error") or "")
    codes = {str(told.get(name)) for name in ("code", "type", "error") if told.get(name)}
    return Complaint(text, frozenset(codes), _about(str(told.get("param") or ""), text))


def _about(parameter: str, text: str) -> str:
    """ "voice", "model" or another setting, where the complaint is about one and not the text."""
    if parameter:
        names = ("voice", "model", "response_format", "speed", "instructions")
        return next((name for name in names if name in parameter), "")
    start = text[:80].lower()
    return next((name for name in ("voice", "model") if name in start), "")
