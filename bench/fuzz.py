"""Feeds the readers of strangers' words with broken ones: no crash, no hang, no growth.

    python bench/fuzz.py feed --seconds 60
    python bench/fuzz.py --list

With atheris (`pip install atheris`: Linux, Python 3.11 to 3.13) inputs are found by what they reach
in our code; without it they are the corpus's files, cut, doubled, joined and changed at random. The
corpus is `bench/corpora/TARGET`; what atheris finds is added to `--corpus`, if one is given, else
thrown away. An input that breaks a target is written to the working folder. Exits with 1 then.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

CORPORA = Path(__file__).with_name("corpora")
SLOWEST_S = 5.0
LARGEST_BYTES = 20_000
GREATEST_GROWTH_MB = 200.0
UNSEEN = {"Cc", "Cs", "Zl", "Zp"}  # characters that break a line or are none
Target = Callable[[bytes], None]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("target", nargs="?", choices=sorted(TARGETS))
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--corpus", type=Path, help="a folder that keeps what atheris finds")
    options.add_argument("--list", action="store_true", help="what can be fuzzed")
    given = options.parse_args()
    if given.list or given.target is None:
        print("\n".join(sorted(TARGETS)))
        return
    try:
        import atheris
    except ImportError:
        print("without atheris (pip install atheris): inputs are changed at random", flush=True)
        sys.exit(changed_at_random(given.target, given.seconds, given.seed))
    with tempfile.TemporaryDirectory() as thrown_away:
        kept = str(given.corpus or thrown_away)
        arguments = [f"-max_total_time={given.seconds}", f"-timeout={SLOWEST_S:.0f}"]
        arguments += [f"-max_len={LARGEST_BYTES}", "-rss_limit_mb=1500", f"-seed={given.seed}"]
        with atheris.instrument_imports(include=["audio_pipeline"]):
            target = TARGETS[given.target]()
        folders = [kept, str(CORPORA / given.target)]
        atheris.Setup([sys.argv[0], *arguments, *folders], target)
        atheris.Fuzz()


def changed_at_random(name: str, seconds: int, seed: int) -> int:
    target, chance = TARGETS[name](), random.Random(seed)
    seeds = [path.read_bytes() for path in sorted((CORPORA / name).iterdir())]
    for data in seeds:
        target(data)
    before_mb, ends, count, slowest_s = peak_mb(), time.monotonic() + seconds, 0, 0.0
    while time.monotonic() < ends:
        data = changed(chance, seeds)
        started = time.process_time()
        try:
            target(data)
        except BaseException:
            keep(name, data, "broke it")
            raise
        took_s = time.process_time() - started
        if took_s > SLOWEST_S:
            return keep(name, data, f"took {took_s:.1f} s")
        slowest_s, count = max(slowest_s, took_s), count + 1
    grown_mb = peak_mb() - before_mb
    print(f"{name}: {count} inputs, slowest {slowest_s:.2f} s, {grown_mb:.0f} MB more")
    return int(grown_mb > GREATEST_GROWTH_MB)


def keep(name: str, data: bytes, why: str) -> int:
    path = Path(f"fuzz-{name}-{abs(hash(data)):x}")
    path.write_bytes(data)
    print(f"{path} {why}", file=sys.stderr)
    return 1


def changed(chance: random.Random, seeds: list[bytes]) -> bytes:
    """One of the corpus with a few changes of the kinds that break parsers."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((1, 2, 8, 64, 512)))
        kind = chance.randrange(6)
        if kind == 0:
            del data[start:end]
        elif kind == 1:
            data[start:start] = data[start:end] * chance.choice((1, 2, 50))
        elif kind == 2:
            data[start:end] = chance.randbytes(end - start)
        elif kind == 3:
            other = chance.choice(seeds)
            data[start:end] = other[chance.randrange(len(other) + 1) :][:512]
        elif kind == 4:
            data[start:start] = chance.choice(ODD)
        else:
            data[start:start] = chance.choice(ODD) * chance.choice((2, 100, 1000))
    return bytes(data[:LARGEST_BYTES])


ODD = (
    *(b"<", b">", b"&", b"&#0;", b"&#xD800;", b"<!--", b"]]>", b"<![CDATA[", b"<p>", b"</p>"),
    *(b"<script>", b'"', b"'", b"=", b"[", b"](", b"{", b"\\", b"\0", b"\xff", b"\xed\xa0\x80"),
    *(b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xcc\x81", b"9", b"1,", b".", b"$", b"%", b"\n", b" "),
    *(b"bytes=", b"-", b"..", b"/", b"%2e", b"%00", b"true", b"null", b"1e999", b"[[", b"xml:"),
)


def feed_target() -> Target:
    from unicodedata import category

    from audio_pipeline.errors import SourceFailed
    from audio_pipeline.http import Response
    from audio_pipeline.model import Source
    from audio_pipeline.sources import fingerprint, identity_keys
    from audio_pipeline.sources.feed import parse_feed

    source = Source(url="https://example.org/feed")

    def target(data: bytes) -> None:
        try:
            entries = parse_feed(Response(source.url, 200, {}, data), source.url)
        except SourceFailed:
            return
        for entry in entries:
            assert not {category(each) for each in entry.title} & UNSEEN, entry.title
            assert identity_keys(entry, source)
            assert fingerprint(entry)

    return target


def page_target() -> Target:
    from audio_pipeline.errors import ArticleSkipped
    from audio_pipeline.extract import extract
    from audio_pipeline.model import Show
    from audio_pipeline.script import compose

    show = Show("fuzz", "Fuzz")

    def target(data: bytes) -> None:
        try:
            article = extract(data, "https://example.org/news/a")
        except ArticleSkipped:
            return
        if article.language in {"en", "de", "fr", "uk"}:
            for line in compose(article, show).lines:
                assert not set("<>[]{}") & set(line.spoken), line.spoken

    return target


def folder_target() -> Target:
    from audio_pipeline.sources.bounds import bounded
    from audio_pipeline.sources.files import FoundFile
    from audio_pipeline.sources.folder import file_entries

    files = [FoundFile(name, Path("/", name), 0, 0) for name in ("a.md", "a.html")]

    def target(data: bytes) -> None:
        for file in files:
            for entry in file_entries(file, data):
                assert bounded(entry).title.isprintable() or entry.title

    return target


def address_target() -> Target:
    from audio_pipeline.errors import FetchRefused
    from audio_pipeline.http.address import check_url
    from audio_pipeline.sources import normalize_url

    def target(data: bytes) -> None:
        url = data.decode("utf-8", "surrogateescape")
        assert normalize_url(normalize_url(url)) == normalize_url(url)
        try:
            parsed = check_url(url)
        except FetchRefused as error:
            assert str(error).isprintable()
        else:
            assert parsed.scheme in {"http", "https"}
            assert not parsed.userinfo

    return target


def configuration_target() -> Target:
    from audio_pipeline.config import load_settings
    from audio_pipeline.errors import ConfigError

    folder = Path(tempfile.mkdtemp(prefix="fuzz-configuration-"))

    def target(data: bytes) -> None:
        (folder / "pipeline.toml").write_bytes(data)
        try:
            load_settings(folder)
        except ConfigError as error:
            assert str(error).isprintable()

    return target


def take_target() -> Target:
    from audio_pipeline.errors import AudioPipelineError
    from audio_pipeline.sound import decode

    def target(data: bytes) -> None:
        try:
            decode(data)
        except AudioPipelineError as error:
            assert str(error).isprintable()

    return target


def query_target() -> Target:
    from audio_pipeline.errors import UsageError
    from audio_pipeline.web.given import given_address
    from audio_pipeline.web.ranges import NotSatisfiable, parse_ranges

    def target(data: bytes) -> None:
        text = data.decode("utf-8", "surrogateescape")
        try:
            ranges = parse_ranges(text, 1000)
        except NotSatisfiable:
            ranges = []
        assert all(0 <= each.start < each.end <= 1000 for each in ranges)
        try:
            given_address(text)
        except UsageError as error:
            assert str(error).isprintable()

    return target


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


TARGETS: dict[str, Callable[[], Target]] = {
    "address": address_target,
    "configuration": configuration_target,
    "feed": feed_target,
    "folder": folder_target,
    "page": page_target,
    "query": query_target,
    "take": take_target,
}

if __name__ == "__main__":
    main()
