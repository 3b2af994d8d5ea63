"""Dynamic time warping: where each moment of one sound lies in another one of the same words."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from audio_pipeline.studio.checks.heard import Floats


@dataclass(frozen=True)
class Warp:
    """`path`: pairs of frames (take, reference) in order; `distances`: one a pair; `levels`: of
    both, as in `features`."""

    path: npt.NDArray[np.int64]
    distances: Floats
    levels: Floats

    @property
    def distance(self) -> float:
        return float(self.distances.mean())

    def take_frames(self, first: int, last: int) -> npt.NDArray[np.int64]:
        """The take's frames that lie on the reference's frames first..last-1."""
        on = (self.path[:, 1] >= first) & (self.path[:, 1] < last)
        return np.unique(self.path[on, 0])


def warp(take: Floats, reference: Floats) -> Warp:
    """The cheapest path through both from start to end.

    Costs are summed up diagonal by diagonal, each of which is one strided slice of the matrix.
    """
    squares = (take**2).sum(axis=1)[:, None] + (reference**2).sum(axis=1)[None]
    costs = np.sqrt(np.maximum(0, squares - 2 * take @ reference.T))
    rows, columns = costs.shape
    summed = np.full((rows + 1, columns + 1), np.inf, np.float32)
    summed[0, 0] = 0
    flat, flat_costs, width = summed.ravel(), costs.ravel(), columns + 1
    for diagonal in range(rows + columns - 1):
        first, last = max(0, diagonal - columns + 1), min(rows - 1, diagonal)

        def along(down: int, right: int, first: int = first, last: int = last) -> slice:
            start = (first + down) * width + diagonal - first + right  # noqa: B023 - used at once
            stop = (last + down) * width + diagonal - last + right  # noqa: B023
            return slice(start, stop + 1, max(1, width - 1))

        own = slice(
            first * columns + diagonal - first,
            last * columns + diagonal - last + 1,
            max(1, columns - 1),
        )
        before = np.minimum(flat[along(0, 0)], flat[along(0, 1)])
        flat[along(1, 1)] = np.minimum(before, flat[along(1, 0)]) + flat_costs[own]
    path = _path(summed)
    rows_on, columns_on = path[:, 0], path[:, 1]
    levels = np.stack((take[rows_on, -1], reference[columns_on, -1]), axis=1)
    return Warp(path, costs[rows_on, columns_on], levels)


def _path(summed: Floats) -> npt.NDArray[np.int64]:
    row, column = summed.shape[0] - 1, summed.shape[1] - 1
    path = []
    while row and column:
        path.append((row - 1, column - 1))
        both, up, left = (
            summed[row - 1, column - 1],
            summed[row - 1, column],
            summed[row, column - 1],
        )
        if both <= up and both <= left:
            row, column = row - 1, column - 1
        elif up <= left:
            row -= 1
        else:
            column -= 1
    return np.array(path[::-1])
