"""The chart of history says in words what its line shows, and keeps room around its values."""

from fractions import Fraction
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF
from pytestqt.qtbot import QtBot

from workreport.ui.viewmodels.history_sheet import ChartFacts, Line
from workreport.ui.views.history.chart_labels import clear_box, spread
from workreport.ui.views.history.series_chart import SeriesChart, bounds

FACTS = ChartFacts(
    ("9", "10", "11"),
    (
        Line("Phòng A", "A", (Fraction(80), None, Fraction(85))),
        Line("Phòng B", "B", (None, None, None)),
    ),
)


def test_the_chosen_line_is_read_aloud_and_nothing_is_drawn_of_nothing(qtbot: QtBot) -> None:
    chart = SeriesChart("chart")
    qtbot.addWidget(chart)
    chart.set_facts(FACTS, "Phòng B")
    assert chart.accessibleDescription() == "Phòng B: "
    chart.set_facts(FACTS, "ai đó")
    assert chart.accessibleDescription() == "Phòng A: 9: 80,00, 11: 85,00"
    chart.resize(400, 168)
    assert not chart.grab().isNull()
    chart.set_facts(ChartFacts(("9",), (Line("Phòng B", "B", (None,)),)))
    assert chart.isHidden()


def test_what_follows_others_is_read_with_their_lines_and_joined_by_a_break(qtbot: QtBot) -> None:
    """Scores of merged units stay their own: nothing is averaged."""
    old = [
        Line(f"Phòng {one}", one, (Fraction(70 + at), None, None)) for at, one in enumerate("AB")
    ]
    heir = Line("Phòng C", "C", (None, None, Fraction(90)), ("Phòng A", "Phòng B"))
    chart = SeriesChart("chart")
    qtbot.addWidget(chart)
    pictures = []
    for after in ((), heir.after):
        lines = (*old, Line(heir.name, heir.short, heir.values, after))
        for chosen in ("Phòng A", "Phòng C"):  # beside the first, only the break can differ
            chart.set_facts(ChartFacts(("9", "10", "11"), lines), chosen)
            chart.resize(400, 168)
            pictures.append(chart.grab().toImage())
    told = "Phòng C: 11: 90,00; Phòng A: 9: 70,00; Phòng B: 9: 71,00"
    assert chart.accessibleDescription() == told
    assert pictures[0] != pictures[2]
    assert pictures[1] != pictures[3]


def test_names_of_twelve_lines_that_end_in_one_place_stand_below_each_other() -> None:
    for wanted in ([100.0] * 12, [0.0] * 12, [240.0] * 12, [10.0, 11.0, 90.0, 200.0]):
        found = spread(wanted, 15, 7.5, 210)
        assert all(b - a >= 15 for a, b in pairwise(found))
        assert (found[0] >= 7.5, found[-1] <= 210) == (True, True)
    assert spread([50.0, 120.0], 15, 0, 200) == [50, 120]
    assert spread([], 15, 0, 200) == []


def test_a_value_stands_clear_of_lines_and_of_other_words() -> None:
    point, area = QPointF(50, 50), QRectF(0, 0, 100, 100)
    rising = [QPointF(0, 100), point, QPointF(100, 0)]
    flat = [QPointF(0, 40), QPointF(100, 40)]
    above, below = QRectF(30, 30, 40, 15), QRectF(30, 55, 40, 15)
    assert clear_box(point, (40, 15), area, [[point]], ()) == above
    assert clear_box(point, (40, 15), area, [[point], flat], ()) == below
    assert clear_box(point, (40, 15), area, [[point], flat], (below,)) == QRectF(30, 20, 40, 15)
    assert clear_box(point, (40, 15), area, [rising], (QRectF(0, 0, 100, 100),)) is None


@pytest.mark.parametrize("values", [[Fraction(5)], [Fraction(1), Fraction(1)], [Fraction(0)]])
def test_equal_values_have_room_above_and_below(values: list[Fraction]) -> None:
    low, high = bounds(values)
    assert low < values[0] < high
