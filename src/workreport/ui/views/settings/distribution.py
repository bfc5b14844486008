"""Who or what goes where: one line for each person or task, each with a list of targets."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from workreport.ui.widgets.ground import empty, named
from workreport.ui.widgets.inputs import Choice
from workreport.ui.widgets.label import PlainLabel

_SHORTEST = 10


class Distribution(QWidget):
    """What was chosen stays while lines and targets are read anew."""

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(6)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._choices: dict[str, Choice] = {}
        self._shown: object = None
        self.on_chosen: Callable[[], object] = lambda: None

    def show_lines(
        self, lines: Sequence[tuple[str, str]], targets: Sequence[tuple[str, str]]
    ) -> None:
        """Show (id, words) of each line and (value, words) of each target."""
        wanted = tuple(lines), tuple(targets)
        if wanted == self._shown:
            return
        before = self.chosen()
        self._shown = wanted
        empty(self._grid)
        self._choices = {}
        values = [value for value, _words in targets]
        for at, (line, words) in enumerate(lines):
            choice = Choice(f"{self.objectName()}_{at + 1}", words, tuple(targets))
            choice.setMinimumContentsLength(_SHORTEST)
            choice.setSizeAdjustPolicy(
                Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            if before.get(line) in values:
                choice.set_value(before[line])
            choice.activated.connect(lambda _place: self.on_chosen())
            label = PlainLabel(words, wraps=True, name=f"{self.objectName()}_{at + 1}_words")
            self._grid.addWidget(label, at, 0)
            self._grid.addWidget(choice, at, 1)
            self._choices[line] = choice
        self.setVisible(bool(lines))

    def follow(self, above: QWidget) -> None:
        """Let Tab come here from ``above``: what is made last would be reached last."""
        for choice in self._choices.values():
            QWidget.setTabOrder(above, choice)
            above = choice

    def chosen(self) -> Mapping[str, str]:
        """Return the target of each line."""
        return {line: choice.value() for line, choice in self._choices.items()}
