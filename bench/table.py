"""The one table that every measuring command prints: figure, goal, met or not."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    """A figure beside its goal; `at_most` False means the figure must reach the goal from above."""

    name: str
    value: float
    goal: float
    unit: str = "x"
    at_most: bool = True
    note: str = ""

    @property
    def met(self) -> bool:
        """Tell whether the goal is met."""
        return self.value <= self.goal if self.at_most else self.value >= self.goal


@dataclass
class Table:
    """Figures in the order they were taken."""

    figures: list[Figure] = field(default_factory=list)

    def add(self, figure: Figure) -> None:
        """Add a figure and print its line at once."""
        if not self.figures:
            print(f"{'figure':66} {'value':>10} {'goal':>12}  met")
        self.figures.append(figure)
        sign = "<=" if figure.at_most else ">="
        goal = f"{sign} {figure.goal:g} {figure.unit}"
        print(
            f"{figure.name:66} {figure.value:>8.2f} {figure.unit:<2}{goal:>12}  "
            f"{'yes' if figure.met else 'NO'}  {figure.note}",
            flush=True,
        )

    def exit_code(self) -> int:
        """Return 1 when a goal was missed."""
        return 0 if all(figure.met for figure in self.figures) else 1
