"""Lines of one to three words, in which each sign alone is weak: here they are weighed together.

The weights and limits were set on takes 0 to 1,200 of `bench.takes`.
"""

from collections.abc import Iterator, Sequence

from audio_pipeline.studio.checks.alignment import Laid, average_badness
from audio_pipeline.studio.checks.fault import Fault

FEW = 3
USUAL_DISTANCE = 2.3
"""Of the same words by another voice, see `Warp.distance`."""
OTHER_WORDS = 1.9
"""Good takes reach 1.73; of those of another line about a tenth stay below that."""
OTHER_SPEED, OTHER_SPEED_OF_ONE = 1.0, 1.4
"""Good takes reach 0.91, and 1.2 with a lone word."""


def unlike_few(
    laid: Sequence[Laid], distance: float, length: float, pitched: float
) -> Iterator[Fault]:
    """By how badly the words fit, the `distance` to the reference and how much longer or shorter it
    is; a wrong speed moves length and pitch apart. Both as logarithms by the voice's usual, 0 for
    a pitch that is not known.
    """
    if not 0 < len(laid) <= FEW:
        return
    apart, badness = distance - USUAL_DISTANCE, average_badness(laid)
    speed = abs(length - 2 * pitched) + apart / 2 + badness / 5
    if badness / 2 + 1.2 * apart + abs(length) > OTHER_WORDS:
        yield Fault("words", "neither its words nor its length are like those of the text")
    elif pitched and speed > (OTHER_SPEED if len(laid) > 1 else OTHER_SPEED_OF_ONE):
        yield Fault("speed", "its pitch and its length are apart, as if played at another speed")
