"""Puts the explanation of a rating into lines, the same on the screens and in papers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from workreport.domain.exact_numbers import Exact, decimal2
from workreport.domain.rating import GateResult, RatingResult
from workreport.domain.rating_explanation import Step
from workreport.domain.rating_input import RatedTask
from workreport.domain.rating_scheme import Blocker, RatingScheme
from workreport.domain.reason import Reason
from workreport.i18n.formats import number_text
from workreport.i18n.messages import next_step
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import _, chosen, ngettext
from workreport.services.formula_words import NAMES, exact_words, formula_words
from workreport.services.people_rating import ExplainedRating
from workreport.services.text_rows import TextRow

UNKNOWN = "?"
_TWO_DECIMALS = {"task", "total"}
_BAND, _LEVEL = "computed_level", "level"


@dataclass(frozen=True, slots=True)
class TaskWords:
    """A task a score was computed from: what it is, and what the formulas take from it."""

    task: str
    number: int
    content: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWords:
    """One step: what is computed, in words and in numbers, with its clause.

    ``parts`` holds, for each sum of the formula, what each task brings to it.
    """

    title: str
    result: str
    formula: str
    numbers: str
    source: str
    parts: tuple[tuple[tuple[str, str], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class GateWords:
    """A gate or an event with what it did; ``is_hit`` is null where it could not be checked."""

    words: str
    source: str
    is_hit: bool | None
    is_event: bool = False  # what happened to the person, such as a disciplinary measure


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingWords:
    """A rating explained from its tasks to its level."""

    scheme: str
    source: str
    total: str
    level: str
    tasks: tuple[TaskWords, ...]
    steps: tuple[StepWords, ...]
    gates: tuple[GateWords, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]


def rating_words(explained: ExplainedRating) -> RatingWords | None:
    """Put an explanation into words; nothing where nothing was computed."""
    result = explained.result
    if result is None or not result.scheme.has_score:
        return None
    scheme, contents = result.scheme, explained.contents
    gates = {each.gate.code for each in result.gates}
    steps = [step for step in explained.steps if step.step not in {*gates, _LEVEL}]
    notes = [reason_text(each.code, each.values) for each in result.notes]
    if not explained.agrees:
        notes.insert(0, _("Tính lại ra kết quả khác với kết quả đã ký."))
    return RatingWords(
        scheme=chosen(scheme.title),
        source=scheme.source,
        total=total_words(result),
        level=level_words(scheme, result.level or ""),
        tasks=tuple(
            TaskWords(each.id, at, contents.get(each.id, each.id), _task_words(each))
            for at, each in enumerate(result.given.tasks, 1)
        ),
        steps=tuple(_step_words(scheme, step) for step in steps),
        gates=tuple(_gate_words(each) for each in result.gates),
        missing=tuple(_missing_words(each, contents) for each in result.missing),
        notes=tuple(notes),
    )


def text_rows(words: RatingWords) -> tuple[TextRow, ...]:
    """Return the explanation row by row, from the tasks to the level."""
    scheme = _("Bộ tiêu chí: {scheme} (nguồn: {source})").format(
        scheme=words.scheme, source=words.source
    )
    numbers = {each.task: each.number for each in words.tasks}
    total = _("Tổng điểm: {total} · Mức tính được: {level}").format(
        total=words.total, level=words.level
    )
    return (
        TextRow(scheme),
        *(TextRow(f"{each.number}. {each.content}", how=(each.words,)) for each in words.tasks),
        *(_step_row(step, numbers) for step in words.steps),
        *(TextRow(each.words, source=source_words(each.source)) for each in words.gates),
        *map(TextRow, (*words.missing, *words.notes)),
        TextRow(total),
    )


def _step_row(step: StepWords, numbers: Mapping[str, int]) -> TextRow:
    """Write a step; numbers that are no others than the formula are not said twice."""
    shown = [f"= {text}" for text in dict.fromkeys((step.formula, step.numbers)) if text]
    shown += [parts_words(parts, numbers) for parts in step.parts]
    return TextRow(step.title, step.result, tuple(shown), source_words(step.source))


def parts_words(parts: tuple[tuple[str, str], ...], numbers: Mapping[str, int]) -> str:
    """Say what each task brings to a sum, the tasks by their numbers."""
    return " · ".join(
        _("nhiệm vụ {number}: {value}").format(number=numbers.get(task, 0), value=value)
        for task, value in parts
    )


def source_words(source: str) -> str:
    """Say where a clause stands."""
    return _("Nguồn: {source}.").format(source=source)


def total_words(result: RatingResult) -> str:
    """Write a total with two decimals, never over a threshold; a dash while it is unknown."""
    if result.total is None:
        return "–"
    return _shown(decimal2(result.total, result.scheme.levels.thresholds))


def level_words(scheme: RatingScheme, code: str) -> str:
    """Name a level: its code and its title."""
    found = next((each for each in scheme.levels.levels if each.code == code), None)
    if found is None:
        return code or _("chưa có")
    title = chosen({"vi": found.vi, "en": found.en})
    return title if code in title.split() else f"{code} – {title}"


def _step_words(scheme: RatingScheme, step: Step) -> StepWords:
    is_part = step.step not in NAMES and step.step != _BAND
    title = chosen(step.title)
    return StepWords(
        title=f"{step.step}. {title}" if is_part else title,
        result=_result_words(scheme, step),
        formula=formula_words(scheme, step.formula),
        numbers=_numbers(scheme, step),
        source=step.source,
        parts=tuple(
            tuple((task, _value(text)) for task, text in rows.items())
            for rows in step.rows.values()
        ),
    )


def _result_words(scheme: RatingScheme, step: Step) -> str:
    if step.step == _BAND:
        return level_words(scheme, step.result)
    if step.step in _TWO_DECIMALS and step.result:
        return _shown(decimal2(Fraction(step.result), scheme.levels.thresholds))
    return _value(step.result)


def _numbers(scheme: RatingScheme, step: Step) -> str:
    """Write a formula with the numbers in the place of its names and sums."""
    if step.step == _BAND:
        return ""
    names = sorted(step.values, key=len, reverse=True)
    if not names:
        return ""
    pattern = "|".join(re.escape(name) for name in names)
    pieces = re.split(rf"(?<!\w)({pattern})(?!\w)", step.formula)
    return "".join(
        _value(step.values[piece]) if at % 2 else formula_words(scheme, piece)
        for at, piece in enumerate(pieces)
    )


def _gate_words(each: GateResult) -> GateWords:
    is_hit = True if each.hit else None if each.holds is None else False
    rule = {spoken: f"{text.rstrip('.')}." for spoken, text in each.gate.title.items()}
    words = reason_text(each.why.code, {**each.why.values, "rule": rule})
    return GateWords(words, each.gate.source, is_hit, isinstance(each.gate, Blocker))


def _missing_words(reason: Reason, contents: Mapping[str, str]) -> str:
    values = dict(reason.values)
    if "task" in values:
        values["task"] = contents.get(str(values["task"]), str(values["task"]))
    step = next_step(reason.code, values)
    return f"{reason_text(reason.code, values)} {step}".strip()


def _task_words(task: RatedTask) -> str:
    parts = [
        _("giao {assigned}, xong {done}, hệ số {coef}").format(
            assigned=_known(task.assigned), done=_known(task.done), coef=_known(task.coef)
        )
    ]
    for count, exempt, said in (
        (task.quality_faults, task.exempt_quality, _faults_words),
        (task.delays, task.exempt_delay, _delays_words),
    ):
        if count:
            words = said(int(count))
            if exempt:
                words += " " + _("(miễn {count})").format(count=_known(exempt))
            parts.append(words)
    return ", ".join(parts)


def _faults_words(count: int) -> str:
    return ngettext("sai {count} lần", "sai {count} lần", count).format(count=count)


def _delays_words(count: int) -> str:
    return ngettext("chậm {count} lần", "chậm {count} lần", count).format(count=count)


def _known(value: Exact | None) -> str:
    return UNKNOWN if value is None else exact_words(value)


def _value(text: str) -> str:
    if text in {"", "true", "false"}:
        return {"": UNKNOWN, "true": _("có"), "false": _("không")}[text]
    return exact_words(Fraction(text))


def _shown(text: str) -> str:
    return number_text(Decimal(text))
