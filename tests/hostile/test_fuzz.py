"""A sample of what `bench/fuzz.py` does for hours, and what it has found."""

import io
import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio_pipeline.config import load_settings
from audio_pipeline.errors import ConfigError, FetchRefused, TakeBroken
from audio_pipeline.http import Client
from audio_pipeline.sound import decode
from audio_pipeline.sources.frontmatter import split_front_matter
from audio_pipeline.sources.htmlhead import head_fields
from bench.fuzz import CORPORA, TARGETS, changed_at_random


@pytest.mark.parametrize("target", TARGETS)
def test_changed_corpus_breaks_nothing(target: str) -> None:
    assert changed_at_random(target, seconds=1, seed=len(list((CORPORA / target).iterdir()))) == 0


def test_host_that_is_no_punycode_is_refused() -> None:
    with Client("tests") as client, pytest.raises(FetchRefused, match="is no address"):
        client.get("http://xn--a-\u00e4.example/")
    with Client("tests") as client, pytest.raises(FetchRefused, match="is no address"):
        client.get("http://xn--zzzzzzzz99999999999.example/")


def test_nested_arrays_without_end_are_a_fault_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "pipeline.toml").write_text("a = " + "[" * 100_000)
    with pytest.raises(ConfigError, match=r"pipeline\.toml"):
        load_settings(tmp_path)
    text = "+++\na = " + "[" * 100_000 + "\n+++\nText"
    assert split_front_matter(text) == ({}, text)


def test_declaration_that_is_none_ends_the_head() -> None:
    assert head_fields("<title>A</title><![CDA[x]]>")["title"] == ("A",)


def test_take_that_claims_to_be_days_long_is_broken() -> None:
    flac = io.BytesIO()
    soundfile.write(flac, np.zeros(2400, "float32"), 24_000, format="FLAC", subtype="PCM_16")
    claimed = bytearray(flac.getvalue())
    claimed[21] |= 0x0F
    claimed[22:26] = struct.pack("!I", 0xFFFF_FFFF)
    with pytest.raises(TakeBroken, match="does not decode"):
        decode(bytes(claimed))
