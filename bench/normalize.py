"""What is written to what is said: how much is right, how fast, and whether time stays linear.

    python bench/normalize.py [--peers /tmp/normv/bin/python] [--only cases|articles|bombs]

The cases are those of tests/script/cases. The peers are two other packages, in a virtual
environment of their own, given by the path of its Python:

    python -m venv /tmp/normv
    /tmp/normv/bin/pip install kitten-text-processing normt2s

"right" is one of the spoken texts of a case, to the letter; "words" the same without regard to
case, hyphens and punctuation, which each project sets in its own way. A bomb is a fragment
repeated to 50 and to 100 kB: twice the length may take twice the time, the floor.
"""

import argparse
import json
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from audio_pipeline.script import normalize

CASES = Path(__file__).parent.parent / "tests" / "script" / "cases"
PEER_LANGUAGES = ("en", "de")
PEER_DEADLINE_S = 1800
PEERS = {
    "kitten-text-processing": (
        "from kitten_text_processing import normalize_text\n"
        "say = lambda text, language: normalize_text(text, locale=language)"
    ),
    "normt2s": (
        "from normt2s import normalize\nsay = lambda text, language: normalize(text, lang=language)"
    ),
}
ASK = """
import json, sys, time
{say}
language, lines = json.load(sys.stdin)
say(lines[0], language)
start = time.process_time()
spoken = []
for line in lines:
    try:
        spoken.append(say(line, language))
    except Exception as error:
        spoken.append("(" + type(error).__name__ + ")")
json.dump([spoken, time.process_time() - start], sys.stdout)
"""
SENTENCE = (
    "On Oct. 5, 2024, the army said 1,200 people left Kyiv for $3.5 million in aid, up 5%, and "
    "Gen. Lee of the 3rd Corps told Reuters that nobody had asked the U.S. for F-16s before. "
)
SENTENCES = {
    "en": SENTENCE,
    "uk": "5 жовтня 2024 року армія повідомила, що 1 200 людей виїхали з вул. Шевченка, отримавши "
    "3,5 млн грн допомоги, на 5% більше, а ген. Лі з 3-го корпусу сказав це о 14:30. ",
    "de": "Am 5. Oktober 2024 sagte die Armee, 1.200 Menschen hätten Kiew für 3,5 Mio. € "
    "verlassen, 5 % mehr, und Dr. Lee vom 3. Korps sprach um 14:30 Uhr mit Reuters darüber. ",
    "fr": "Le 5 octobre 2024, l’armée a dit que 1 200 personnes avaient quitté Kyiv pour 3,5 "
    "millions d’euros d’aide, 5 % de plus, et M. Lee du 3e corps l’a dit à 14h30. ",
}
BOMBS = (
    "1-", "1-1-1 ", "(", "( ", "$", "$1", "$1,", "A.", "A. ", " ", " \t", '"', "“", "'", "1", "1,",
    "1.", "1:", "1/", "1 ", "+1 ", "a@", "a@b.", "www.", "https://a.b/", "&amp;", "&", "<a ", "<",
    "<!--", "[", "[a](", "](", "#a", "@a", "X", "XI ", "Charles ", "Oct. ", "St. ", "A ", "AB ",
    "ABC", "AB CD ", "Ab Cd ", "AbC", "-", "- ", "…", ",", ", ", "½", "1½", "°", "млн ", "1 млн ",
    "🎉", "a-1", "1a", "1x", "10:30 ", "2024-", "12 і ", "о ", "v.", "v. ", "No. ", "No. 1, ",
    "pp. 1-2, ", "1st ", "e\u0301", "\u0301", "\u00a0", "\u200b", "\ud800", "5-year-", "a/b/", "/",
    "\\", "%", "1% ", "_", "*", "§", "№", "U.S.", "'s ", "I ", "-1", "1e5", "A1", "A1-", "а. ",
)  # fmt: skip
BOMB_BYTES = (50_000, 100_000)
BOMB_DEADLINE_S = 30
SUSPECT_RATIO = 2.6
"""More than twice the time for twice the length, beyond what a clock errs."""
SUSPECT_S = 0.05
"""Less is too short to compare."""
BOMB = """
import json, sys, time
from audio_pipeline.script import normalize
language, bomb, sizes = json.load(sys.stdin)
normalize("1 Mr. A 5% $5", language)
def spent(size):
    text = bomb * (size // len(bomb.encode("utf-8", "surrogatepass")))
    start = time.process_time()
    normalize(text, language)
    return time.process_time() - start
spent(2_000)
print(json.dumps([spent(size) for size in sizes]))
"""


@dataclass(frozen=True)
class Case:
    kind: str
    written: str
    right: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peers", type=Path, help="the Python that has the peers installed")
    parser.add_argument("--only", choices=("cases", "articles", "bombs"))
    arguments = parser.parse_args()
    if arguments.only in (None, "cases"):
        for language in sorted(each.name for each in CASES.iterdir()):
            compare(language, cases(language), arguments.peers)
    if arguments.only in (None, "articles"):
        articles()
    if arguments.only in (None, "bombs"):
        bombs()


def cases(language: str) -> list[Case]:
    found: list[Case] = []
    for path in sorted((CASES / language).glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            written, *right = (part.strip() for part in line.split(" ~ "))
            found.append(Case(path.stem, written, tuple(right)))
    return found


def compare(language: str, tried: Sequence[Case], peers: Path | None) -> None:
    """The table of a language: a row a class, a column a normalizer."""
    answers = {"ours": ours(language, tried)}
    for name in PEERS if language in PEER_LANGUAGES else ():
        answer = ask(name, language, tried, peers)
        if answer:
            answers[name] = answer
    by_class: dict[str, list[int]] = defaultdict(list)
    for number, case in enumerate(tried):
        by_class[case.kind].append(number)
    print(f"\n{language}: {len(tried)} cases" + "".join(f"{name:>34}" for name in answers))
    print(" " * 24 + f"{'right':>24}{'words':>10}" * len(answers))
    for kind, numbers in (*by_class.items(), ("all", range(len(tried)))):
        shares = "".join(row(tried, spoken, numbers) for spoken, _cpu_s in answers.values())
        print(f"{kind:18}{len(numbers):6}{shares}")
    times = (1000 * cpu_s / len(tried) for _spoken, cpu_s in answers.values())
    print(f"{'CPU a line':24}" + "".join(f"{time_ms:>31.3f} ms" for time_ms in times))


def row(tried: Sequence[Case], spoken: Sequence[str], numbers: Sequence[int]) -> str:
    exact = sum(spoken[n] in tried[n].right for n in numbers)
    loose = sum(bare(spoken[n]) in map(bare, tried[n].right) for n in numbers)
    return f"{exact / len(numbers):>24.1%}{loose / len(numbers):>10.1%}"


def bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def ours(language: str, tried: Sequence[Case]) -> tuple[list[str], float]:
    normalize(tried[0].written, language)
    start = time.process_time()
    spoken = [normalize(case.written, language) for case in tried]
    return spoken, time.process_time() - start


def ask(
    name: str, language: str, tried: Sequence[Case], python: Path | None
) -> tuple[list[str], float] | None:
    """What a peer says, and its seconds of CPU; None, said loudly, where it is not there."""
    why = "no --peers given"
    if python:
        done = subprocess.run(
            [python, "-c", ASK.format(say=PEERS[name])],
            input=json.dumps([language, [case.written for case in tried]]),
            capture_output=True,
            text=True,
            timeout=PEER_DEADLINE_S,
            check=False,
        )
        if done.returncode == 0:
            spoken, cpu_s = json.loads(done.stdout)
            return spoken, cpu_s
        why = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
    print(f"\n*** LEFT OUT: {name} ({why}). Its figures are MISSING below.", file=sys.stderr)
    print(f"*** To have it: {sys.executable} -m venv /tmp/normv", file=sys.stderr)
    print(f"***   /tmp/normv/bin/pip install {' '.join(PEERS)}", file=sys.stderr)
    print("***   and run this with --peers /tmp/normv/bin/python", file=sys.stderr)
    return None


def articles() -> None:
    print(f"\n{'articles':10}{'1,000 words':>14}{'10,000 words':>14}{'ratio':>8}   (floor 10)")
    for language, sentence in SENTENCES.items():
        short_s, long_s = (article_s(sentence, words, language) for words in (1_000, 10_000))
        print(
            f"{language:10}{1000 * short_s:>11.1f} ms{1000 * long_s:>11.1f} ms"
            f"{long_s / short_s:>8.1f}"
        )


def article_s(sentence: str, words: int, language: str) -> float:
    text = sentence * -(-words // len(sentence.split()))
    normalize(text, language)
    times: list[float] = []
    for _ in range(3):
        start = time.process_time()
        normalize(text, language)
        times.append(time.process_time() - start)
    return min(times)


def bombs() -> None:
    what = f"{len(BOMBS)} fragments repeated to 50 and to 100 kB"
    print(f"\n{what}; those beyond the floor of 2:", flush=True)
    for language in SENTENCES:
        slowest, suspects = 0.0, 0
        for bomb in BOMBS:
            short_s, long_s = bomb_s(bomb, language)
            slowest = max(slowest, long_s)
            if long_s > SUSPECT_S and long_s > SUSPECT_RATIO * short_s:
                suspects += 1
                ratio = f"{long_s / short_s:.1f}" if short_s else "-"
                print(f"  {language} {bomb!r:14}{short_s:>8.2f} s{long_s:>8.2f} s{ratio:>6}")
        print(f"{language}: {suspects} beyond it; the slowest 100 kB took {slowest:.2f} s")


def bomb_s(bomb: str, language: str) -> tuple[float, float]:
    """Seconds for either size; the deadline, and nothing before it, where they took longer."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", BOMB],
            input=json.dumps([language, bomb, BOMB_BYTES]),
            capture_output=True,
            text=True,
            timeout=BOMB_DEADLINE_S,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return 0.0, BOMB_DEADLINE_S
    short_s, long_s = json.loads(done.stdout)
    return short_s, long_s


if __name__ == "__main__":
    main()
