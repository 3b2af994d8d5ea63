"""Files under the output folder, found by address and opened; nothing else is ever opened."""

import hashlib
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

SMALL_BYTES = 256 * 1024  # read at once, and named by its content

ROOMS = frozenset({"shows", "episodes", "embed", "media", "assets"})
AT_THE_TOP = frozenset({"index.html", "robots.txt", "favicon.ico"})
PARTIAL = ".part"  # a file that is being written

MEDIA_TYPES = {
    ".mp3": "audio/mpeg",
    ".vtt": "text/vtt; charset=utf-8",
    ".chapters.json": "application/json+chapters",
    ".json": "application/json",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
    ".txt": "text/plain; charset=utf-8",
    "feed.xml": "application/rss+xml; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
}
"""By the end of the name, the first that fits; whatever else lies there is not published."""

HASHED = re.compile(r"(?:media/.+|assets/[^/]+)-([0-9a-f]{10,64})\.[a-z0-9.]+")


@dataclass(frozen=True)
class OpenFile:
    """A file as it was when it was opened: replaced meanwhile, it is still read to its end."""

    descriptor: int
    size: int
    """In bytes."""
    modified_s: float
    etag: str
    media_type: str
    immutable: bool
    """Its name carries its content's hash."""
    content: bytes | None
    """All of it where it is small; the descriptor is closed then."""

    def close(self) -> None:
        if self.content is None:
            os.close(self.descriptor)


def open_published(output: Path, address: str) -> OpenFile | None:
    """The file behind `address` (the decoded path, without the first slash), or None.

    A folder's address stands for its index.html, with and without the last slash. No address
    leads to output/state/, to hidden or half-written files or out of the folder, also not by links.
    """
    path = _path_of(address)
    if path is None:
        return None
    index = f"{path}/index.html".lstrip("/")
    for candidate in (index,) if address.endswith("/") else (path, index):
        media_type = _media_type(candidate)
        descriptor = _open(output, candidate) if media_type else None
        if media_type and descriptor is not None:
            return _opened(descriptor, candidate, media_type)
    return None


def _path_of(address: str) -> str | None:
    path = address.removesuffix("/")
    if not path:
        return "" if not address else None
    parts = path.split("/")
    if any(not part or part.startswith(".") or part.endswith(PARTIAL) for part in parts):
        return None
    if re.search(r"[\0-\x1f\x7f\\\ud800-\udfff]", path):
        return None
    return path if parts[0] in (ROOMS if len(parts) > 1 else AT_THE_TOP) else None


def _media_type(path: str) -> str:
    return next((kind for end, kind in MEDIA_TYPES.items() if path.endswith(end)), "")


def _open(output: Path, path: str) -> int | None:
    try:
        root = output.resolve()
        target = (root / path).resolve(strict=True)
        if not target.is_relative_to(root) or target.is_relative_to(root / "state"):
            return None
        # Not blocking: a pipe laid there must not hold a thread for ever.
        descriptor = os.open(target, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, RuntimeError):  # absent, not ours to read, a name too long, links in a ring
        return None
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    return None


def _opened(descriptor: int, path: str, media_type: str) -> OpenFile:
    state = os.fstat(descriptor)
    content = None
    if state.st_size <= SMALL_BYTES:
        with open(descriptor, "rb") as file:
            content = file.read()
    named = HASHED.fullmatch(path)
    if named:
        etag = named[1]
    elif content is not None:
        etag = hashlib.sha256(content).hexdigest()[:32]
    else:
        etag = f"{state.st_ino:x}-{state.st_mtime_ns:x}-{state.st_size:x}"
    return OpenFile(
        descriptor=descriptor,
        size=state.st_size if content is None else len(content),
        modified_s=state.st_mtime,
        etag=f'"{etag}"',
        media_type=media_type,
        immutable=named is not None,
        content=content,
    )
