"""Putting pairs together to people, never two who cannot be one into the same."""

from collections.abc import Sequence


class Clusters:
    """Rows that were joined, and for each cluster the values that only one person can have.

    `apart` holds, per kind of such a value (profile, generation, middle initial), the values by row.
    """

    def __init__(self, size: int, apart: Sequence[dict[int, set[int]]]) -> None:
        self._leads = list(range(size))
        self._values = apart

    def find(self, row: int) -> int:
        """Return the row that stands for the cluster of a row."""
        leads = self._leads
        while leads[row] != row:
            leads[row] = leads[leads[row]]
            row = leads[row]
        return row

    def join(self, one: int, other: int, *, whatever: bool = False) -> bool:
        """Make two clusters one and tell whether they are; False where they cannot be.

        `whatever` joins them all the same: somebody knows better.
        """
        kept, joined = self.find(one), self.find(other)
        if kept == joined:
            return True
        if not whatever and not self._can_join(kept, joined):
            return False
        self._leads[joined] = kept
        for values in self._values:
            if joined in values:
                values[kept] = values.get(kept, set()) | values[joined]
        return True

    def _can_join(self, one: int, other: int) -> bool:
        for values in self._values:
            mine, theirs = values.get(one), values.get(other)
            if mine and theirs and not (mine <= theirs or theirs <= mine):
                return False
        return True
