"""The five questions as texts whose figures follow the data, also in the Office's own words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from unicodedata import normalize

from typing_extensions import override

from workreport.domain.consolidation import UnitFigures
from workreport.domain.exact_numbers import percent, rounded
from workreport.domain.figured_text import (
    SAID,
    Difference,
    Figure,
    FiguredText,
    differences,
    marked,
    placed,
    read_marked,
    renewed,
)
from workreport.domain.period import Period
from workreport.domain.reason import Reason
from workreport.domain.unit_grade import QUALITY_LEVELS
from workreport.i18n.formats import number_text, shown
from workreport.i18n.reasons import reason_text
from workreport.ledger.bodies.office import Wording, WordingFigure
from workreport.services.book import Look

OWN_WORDS = ("advantages", "limitations")
_NAMES = {
    ("question_missing", "count"): "missing",
    ("question_missing", "units"): "missing_units",
    ("question_more", "points"): "points_more",
    ("question_less", "points"): "points_less",
    ("question_time_overdue", "unit"): "late_unit",
    ("question_no_due", "count"): "no_due",
    ("question_forecast", "count"): "forecast",
    ("question_merged", "count"): "merged",
}
_AS_THEY_ARE = frozenset(
    {"total", "percent", "completed", "in_progress", "not_started", "on_time", "late", "overdue"}
    | {f"level{level}" for level in QUALITY_LEVELS}
    | {"distinct"}
)


@dataclass(frozen=True, slots=True)
class Worded:
    """The Office's words about a question, their figures as the data have them now.

    ``differences`` are figures that data do not say; ``new_sentences`` tells that the data would
    be told in other sentences than when this was written.
    """

    said: FiguredText
    differences: tuple[Difference, ...] = ()
    new_sentences: bool = False


@dataclass(frozen=True, slots=True)
class UnitWords:
    """What a unit says of its month itself."""

    unit: str
    name: str
    text: Mapping[str, str]


class _Marked:
    """A value that keeps its name when a sentence takes it up."""

    def __init__(self, name: str, value: object) -> None:
        self._name = name
        self._value = value

    @override
    def __format__(self, form: str) -> str:
        return marked(self._name, format(self._value, form))


def drafted(section: str, reasons: Sequence[Reason], units: Mapping[str, str]) -> FiguredText:
    """Put the drafted sentences of a question into words, each figure under its name.

    Args:
        section: The question.
        reasons: Its sentences.
        units: Ids of the units by their names.
    """
    return read_marked(" ".join(_sentence(section, one, units) for one in reasons))


def _sentence(section: str, reason: Reason, units: Mapping[str, str]) -> str:
    values: dict[str, object] = {}
    for name, value in shown(reason.values).items():
        known = name if name in _AS_THEY_ARE else _NAMES.get((reason.code, name), "")
        if name == "days":
            known = "late_days"
        elif reason.code == "question_said_by" and name == "text":
            known = f"{SAID}{section}/{units.get(str(reason.values['unit']), '')}"
        values[name] = _Marked(known, value) if known else value
    return reason_text(reason.code, values)


def figure_words(
    figures: UnitFigures,
    previous: Fraction | None,
    missing_names: Sequence[str],
    units: Sequence[UnitWords] = (),
    merged: int = 0,
) -> Mapping[str, str]:
    """Return what the data say now, by the names that figures of a text may have.

    ``previous`` is the completed share of the month before.
    """
    counts = figures.counts
    found = {
        "total": str(figures.total),
        **{status: str(count) for status, count in counts.items()},
        "on_time": str(figures.on_time),
        "late": str(figures.completed_late),
        "overdue": str(figures.overdue),
        **{f"level{level}": str(figures.quality[level]) for level in QUALITY_LEVELS},
        "no_due": str(figures.no_due),
        "forecast": str(figures.forecast),
        "missing": str(len(missing_names)),
        "merged": str(merged),
        "distinct": str(figures.total - merged),
    }
    if missing_names:
        found["missing_units"] = ", ".join(missing_names)
    if figures.overdue:
        worst = next(task for task in figures.late_tasks if task.done_on is None)
        found |= {"late_days": f"{worst.days:02d}", "late_unit": worst.unit_name}
    said = {
        f"{SAID}{section}/{one.unit}": one.text[section].strip()
        for one in units
        for section in OWN_WORDS
        if one.text.get(section, "").strip()
    }
    return {**found, **_shares(figures, previous), **said}


def _shares(figures: UnitFigures, before: Fraction | None) -> Mapping[str, str]:
    """Return the completed share, and by how many points it is above or below the month before."""
    now = figures.completion
    if now is None:
        return {}
    found = {"percent": number_text(percent(now))}
    points = Decimal(0) if before is None else rounded(abs(now - before) * 100, 1)
    if before is not None and points:
        found[f"points_{'more' if now > before else 'less'}"] = number_text(points)
    return found


def read_wording(
    look: Look, period: Period
) -> tuple[dict[str, Wording], dict[str, dict[str, str]]]:
    """Return the Office's words for the agency by section, and those beside each unit's."""
    agency: dict[str, Wording] = {}
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for fact in look.projections.facts("wording", period=str(period)):
        if not isinstance(fact.body, Wording) or not fact.body.text:
            continue
        if fact.body.unit:
            found[fact.body.unit][fact.body.section] = fact.body.text
        else:
            agency[fact.body.section] = fact.body
    return agency, found


def worded(body: Wording, data: Mapping[str, str], sentences: Sequence[Reason]) -> Worded:
    """Return the Office's kept words with the figures of today."""
    kept = placed(
        body.text,
        [
            Figure(one.at, body.text[one.at : one.at + one.size], one.name, one.data)
            for one in body.figures
            if one.at >= 0 and one.size > 0
        ],
    )
    codes = _codes(sentences)
    return Worded(
        renewed(kept, data),
        differences(kept, data),
        bool(body.drafted) and body.section not in OWN_WORDS and body.drafted != codes,
    )


def together(parts: Sequence[FiguredText], between: str) -> FiguredText:
    """Return texts one behind the other; their figures keep their names."""
    told = [one for one in parts if one.text]
    figures, at = [], 0
    for one in told:
        figures += [replace(figure, at=figure.at + at) for figure in one.figures]
        at += len(one.text) + len(between)
    return FiguredText(between.join(one.text for one in told), tuple(figures))


def led(lead: str, said: FiguredText) -> FiguredText:
    """Return a text behind a lead such as Ưu điểm."""
    return together([FiguredText(f"{lead}:"), said], " ")


def wording_figures(said: FiguredText) -> list[WordingFigure]:
    """Return the figures of a text as they are signed with it."""
    return [
        WordingFigure(name=one.name, at=one.at, size=len(one.words), data=one.data)
        for one in said.figures
    ]


def cleaned(said: FiguredText) -> FiguredText:
    """Return a text as it is signed: composed, without space around it."""
    text = normalize("NFC", said.text)
    if text != said.text:
        return FiguredText(text.strip())
    ahead = len(text) - len(text.lstrip())
    figures = [Figure(one.at - ahead, one.words, one.name, one.data) for one in said.figures]
    return placed(text.strip(), figures)


def sentence_codes(section: str, sentences: Sequence[Reason]) -> list[str]:
    """Return the codes to be kept of the sentences that stood when words were written."""
    return [] if section in OWN_WORDS else _codes(sentences)


def _codes(sentences: Sequence[Reason]) -> list[str]:
    return [reason.code for reason in sentences]
