"""mix(): takes and jingles on one timeline, at one loudness, in one MP3."""

import os
import secrets
from collections.abc import Callable, Container, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from io import BufferedRandom
from pathlib import Path

from audio_pipeline import loudness, sound
from audio_pipeline.allocator import give_back_memory
from audio_pipeline.errors import MixFailed, TakeBroken, machine_failed, storage_failed
from audio_pipeline.mix.ahead import ahead
from audio_pipeline.mix.clips import Clip, Frames, frames_of, raise_if_machine, take_clip
from audio_pipeline.mix.encoder import Encoded, encode, encoder_scale, stream_format
from audio_pipeline.mix.heard import Heard
from audio_pipeline.mix.info_frame import StreamFormat
from audio_pipeline.mix.jingles import load
from audio_pipeline.mix.levels import Solution, solve
from audio_pipeline.mix.programme import Programme, arrange
from audio_pipeline.mix.reel import Reel, open_reel
from audio_pipeline.mix.render import render
from audio_pipeline.mix.tags import id3_tag
from audio_pipeline.model import AudioFormat, Mix, Script, Show, Take

TAKES_A_SWEEP = 16  # after so many, what they left free between small pieces is given back
THREADS = 2  # that make takes ready while others are still spoken
ENCODING_ADDS_DB = 0.7  # true peak that encoding adds: 0.3 dB to neural voices, 0.5 to espeak's
ENCODINGS = 3  # the first is nearly always right; each further one corrects what was missed
ENOUGH_LU = 0.3
PEAK_MARGIN_DB = 0.1
GROSS_LU = 3.0  # what no correction can mend: almost nothing but peaks


def mix(
    takes: Iterable[Take],
    script: Script,
    show: Show,
    folder: Path,
    give_way: Callable[[], None] = lambda: None,
) -> Mix:
    """One MP3 of the script, at `folder`/<first 16 digits of its sha256>.mp3, written atomically.

    Takes may come in any order, each is worked on as it comes; the same takes, script and show
    give the same bytes. Loudness (LUFS) and true peak (dBTP) of the result are measured on the
    decoded file. `give_way()` is called wherever the work can well stop for a while. Raises
    MixFailed, StorageFailed and, before the first take is asked for, ConfigError for an audio
    format that MP3 does not have or a jingle that cannot be used; errors of ours that the takes'
    iterator raises pass through.
    """
    stream = stream_format(show.audio.sample_rate_hz, show.audio.bitrate_kbps)
    jingles = load(show)
    frames = frames_of(stream.rate_hz)
    with _storage_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with open_reel(folder) as reel:
            # No name for the takes' words: ten hours of them would be kept while it is encoded.
            programme = arrange(
                script, *_record(takes, script, frames, reel), show, jingles, frames, reel
            )
            return _master(programme, script, show, stream, reel, folder, give_way)


def measure(path: Path, give_way: Callable[[], None] = lambda: None) -> tuple[float, float]:
    """Integrated loudness in LUFS and true peak in dBTP of a file, decoded in a stream.

    Between its pieces `give_way()` is called. Raises MixFailed where it does not decode.
    """
    try:
        rate_hz, blocks = sound.decode_in_blocks(path)
        return loudness.measure(rate_hz, ahead(blocks, give_way))
    except TakeBroken as error:
        raise_if_machine(error)
        raise MixFailed(error.message) from error


def _record(
    takes: Iterable[Take], script: Script, frames: Frames, reel: Reel
) -> tuple[dict[int, Clip], Heard]:
    """Each take made ready as it comes; clips and words by line, in the script's order."""
    words = Heard()
    clips: dict[int, Clip] = {}
    in_work: dict[int, Future[Clip]] = {}
    pool = ThreadPoolExecutor(THREADS, "mix-take")
    try:
        for take in takes:
            if not 0 <= take.line < len(script.lines) or take.line in words:
                raise MixFailed(f"a take of line {take.line + 1} that the script has no place for")
            words.add(take.line, take.words)
            in_work[take.line] = pool.submit(take_clip, take, frames, reel)
            if len(words) % TAKES_A_SWEEP == 0:
                give_back_memory()
            for line in [line for line, clip in in_work.items() if clip.done()]:
                clips[line] = in_work.pop(line).result()
        _require_all(script, words)
        clips.update({line: clip.result() for line, clip in in_work.items()})
        return dict(sorted(clips.items())), words
    finally:
        pool.shutdown(cancel_futures=True)


def _require_all(script: Script, takes: Container[int]) -> None:
    missing = [index for index in range(len(script.lines)) if index not in takes]
    if not script.lines:
        raise MixFailed("the script has no lines", "compose it again from its article")
    if missing:
        some = ", ".join(str(index + 1) for index in missing[:5])
        raise MixFailed(
            f"{len(missing)} of {len(script.lines)} lines have no take (lines {some})",
            "have the missing lines spoken",
        )


def _master(
    programme: Programme,
    script: Script,
    show: Show,
    stream: StreamFormat,
    reel: Reel,
    folder: Path,
    give_way: Callable[[], None],
) -> Mix:
    """The episode's file, under its name."""
    samples = stream.whole_frames(programme.samples)
    duration_s = samples / stream.rate_hz
    tag = id3_tag(script, show, programme.chapters, duration_s)
    with _unfinished(folder) as file:

        def encoded_by(solution: Solution) -> Encoded:
            pcm = render(programme.timeline, solution, encoder_scale(stream), samples, reel)
            return encode(ahead(pcm, give_way), samples, stream, tag, file)

        measured = partial(measure, Path(file.name), give_way)
        encoded, lufs, peak = _encode_right(programme, show.audio, reel, encoded_by, measured)
        path = folder / f"{encoded.sha256[:16]}.mp3"
        os.fsync(file.fileno())
        Path(file.name).replace(path)
    return Mix(
        path=path,
        sha256=encoded.sha256,
        bytes=encoded.bytes,
        duration_s=round(duration_s, 3),
        loudness_lufs=round(lufs, 2),
        true_peak_dbtp=round(peak, 2),
        cues=programme.cues,
        words=programme.words,
        chapters=programme.chapters,
    )


def _encode_right(
    programme: Programme,
    goal: AudioFormat,
    reel: Reel,
    encoded_by: Callable[[Solution], Encoded],
    measured: Callable[[], tuple[float, float]],
) -> tuple[Encoded, float, float]:
    """Encodes, decodes and measures, again where it misses; with LUFS and dBTP of the last."""
    aim_lufs, ceiling_dbtp = goal.loudness_lufs, goal.true_peak_dbtp - ENCODING_ADDS_DB
    for _ in range(ENCODINGS):
        ceiling = 10 ** (ceiling_dbtp / 20)
        solution = solve(programme.timeline, programme.targets, aim_lufs, ceiling, reel)
        encoded = encoded_by(solution)
        give_back_memory()
        lufs, peak = measured()
        miss, excess = goal.loudness_lufs - lufs, peak - goal.true_peak_dbtp
        if abs(miss) <= ENOUGH_LU and excess <= 0:
            break
        aim_lufs += miss
        ceiling_dbtp -= max(0.0, excess + PEAK_MARGIN_DB)
    if not abs(miss) <= GROSS_LU:
        raise MixFailed(
            f"the episode came out at {lufs:.1f} LUFS instead of {goal.loudness_lufs:.1f}",
            "listen to its takes: they hold little but peaks",
        )
    return encoded, lufs, peak


@contextmanager
def _unfinished(folder: Path) -> Iterator[BufferedRandom]:
    """A file of no importance yet: gone afterwards, unless it was renamed."""
    path = folder / f".mix-{secrets.token_hex(8)}.mp3"
    try:
        with path.open("x+b") as file:
            yield file
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def _storage_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except MemoryError as error:
        raise machine_failed(error) from error
    except OSError as error:
        raise storage_failed(f"the mix cannot be written in {folder}", error) from error
