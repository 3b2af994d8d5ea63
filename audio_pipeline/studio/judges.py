"""Takes are judged in processes of their own.

The aligner keeps the interpreter to itself for a hundredth of each take's duration: threads that
receive other takes, mix and encode would stand still meanwhile.
"""

import atexit
import os
import pickle
import sys

from audio_pipeline.engines.child import Children
from audio_pipeline.model import Line, Speech, Voice
from audio_pipeline.studio.checks import Judgement, Norms

COMMAND = (sys.executable, "-P", "-m", "audio_pipeline.studio.judge_child")
TIMEOUT_S = 60.0
"""A take of a minute is judged in a second on a machine that is not busy."""
MOST = 4


class Judges:
    """Started when the first takes come; one processor is left to what asks them."""

    def __init__(self, number: int = 0, timeout_s: float = TIMEOUT_S) -> None:
        """`number` of processes at most; by default one less than processors, and not many."""
        number = number or min(max(1, (os.cpu_count() or 1) - 1), MOST)
        self._children = Children("ear", COMMAND, timeout_s, number)

    def judge(
        self,
        speech: Speech,
        line: Line,
        voice: Voice,
        language: str,
        norms: Norms,
        recognizer: str = "",
        rank: int = 0,
    ) -> Judgement:
        """As `studio.checks.judge`; the least `rank` goes first where several takes wait.

        Raises EngineBusy where the process ends or hangs.
        """
        asked = pickle.dumps((speech, line, voice, language, norms, recognizer))
        answer = pickle.loads(self._children.ask(asked, rank))  # noqa: S301 # from our own child
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, Judgement)
        return answer

    def close(self) -> None:
        """Ends the processes."""
        self._children.close()


judges = Judges()
"""Those of this process, which all its ears share."""
atexit.register(judges.close)
