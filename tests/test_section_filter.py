"""The filter alone answers to the bit what scipy.signal answers, and brings nothing else along."""

import subprocess
import sys

import numpy as np

from audio_pipeline.loudness import KWeighting
from audio_pipeline.section_filter import section_filter, whole_scipy


def test_it_is_scipys_own_filter() -> None:
    sections = KWeighting(44_100)._sections
    noise = np.random.default_rng(1).standard_normal((1, 5000))
    alone, whole = noise.copy(), noise.copy()
    states = [np.zeros((1, 2, 2)), np.zeros((1, 2, 2))]
    for start in (0, 2500):
        part = slice(start, start + 2500)
        section_filter(sections, alone[:, part], states[0])
        whole_scipy(sections, whole[:, part], states[1])
    assert (alone == whole).all()
    assert (states[0] == states[1]).all()
    assert not (alone == noise).any()


def test_measuring_does_not_import_all_of_scipy_signal() -> None:
    program = (
        "import sys, numpy; from audio_pipeline.loudness import measure;"
        "print(measure(44100, [numpy.ones(44100, dtype=numpy.float32)])[0] < 0,"
        " 'scipy.signal' in sys.modules, 'scipy.stats' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.PIPE)
    assert said.stdout.split() == [b"True", b"False", b"False"]


def test_many_threads_may_be_the_first_that_measure() -> None:
    program = (
        "import threading\n"
        "failed = []\n"
        "start = threading.Barrier(8)\n"
        "def first():\n"
        "    start.wait()\n"
        "    try:\n"
        "        from audio_pipeline.loudness import KWeighting\n"
        "        KWeighting(44100)([0.5])\n"
        "        from scipy.signal import sosfilt\n"
        "    except Exception as error:\n"
        "        failed.append(error)\n"
        "threads = [threading.Thread(target=first) for _ in range(8)]\n"
        "[thread.start() for thread in threads]\n"
        "[thread.join() for thread in threads]\n"
        "print(failed)\n"
    )
    said = subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.PIPE)
    assert said.stdout.strip() == b"[]"
