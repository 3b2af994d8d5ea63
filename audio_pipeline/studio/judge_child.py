"""The far side of `judges`: `python -P -m audio_pipeline.studio.judge_child`.

A frame is its length (4 bytes, big-endian) and a pickle: of the arguments of `judge` on standard
input, of what it returns or raises on standard output. It ends when the pipe closes.
"""

import os
import pickle
import sys

from audio_pipeline.studio.checks import judge


def main() -> None:
    """Answers questions until the pipe closes."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints may come between the frames
    questions = sys.stdin.buffer
    while len(head := questions.read(4)) == 4:
        asked = pickle.loads(questions.read(int.from_bytes(head, "big")))  # noqa: S301 # our parent's
        try:
            answer: object = judge(*asked)
        except Exception as error:  # the parent's to judge, like one of its own
            answer = error
        frame = pickle.dumps(answer)
        answers.write(len(frame).to_bytes(4, "big") + frame)
        answers.flush()


if __name__ == "__main__":
    main()
