"""Deadline templates: the steps of a month, a quarter or a year, each with its rule and source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

from workreport.domain.calendar import Calendar
from workreport.domain.deadlines import Deadline, DeadlineRule, deadline, rule_from
from workreport.domain.errors import UseError
from workreport.domain.period import Span

STATUSES = ("norm", "local", "proposal")
SPANS = ("month", "quarter", "year")

_RULE_FIELDS = frozenset(item.name for item in fields(DeadlineRule))
_TEXTS = ("vi", "en", "source")

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineStep:
    """One step of a template: what is due, by which rule, on whose authority.

    ``status`` is norm (law), local (a rule of some agency) or proposal (of this program).
    """

    id: str
    rule: DeadlineRule
    vi: str
    en: str
    source: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineTemplate:
    """The steps of a span of months, in order; two of them are the deadlines everybody counts by.

    ``span`` is month, quarter or year: rules count from the month that closes it. ``report_step``
    names the step by which departments file, ``office_step`` the one by which the Office is done.
    """

    id: str
    span: str
    steps: tuple[DeadlineStep, ...]
    report_step: str
    office_step: str
    vi: str
    en: str
    source: str
    status: str

    @property
    def report(self) -> DeadlineRule:
        """When departments file."""
        return self.step(self.report_step).rule

    @property
    def office(self) -> DeadlineRule:
        """When the Office has consolidated."""
        return self.step(self.office_step).rule

    def step(self, name: str) -> DeadlineStep:
        """Return a step."""
        return next(step for step in self.steps if step.id == name)

    def span_of(self, asked: Span) -> Span:
        """Return the span the rules run over when a month or a longer span is asked for.

        Raises:
            UseError: ``deadline_template_other_span``: the template is for shorter spans.
        """
        own = Span.around(asked.first, self.span)
        if not own.holds(asked):
            raise UseError("deadline_template_other_span", template=self.id, value=str(asked))
        return own

    def deadlines(
        self, asked: Span, calendar: Calendar
    ) -> tuple[tuple[DeadlineStep, Deadline], ...]:
        """Return every step with its deadline, in the order of the template."""
        closing = self.span_of(asked).last
        return tuple((step, deadline(step.rule, closing, calendar)) for step in self.steps)


def template_from(data: object) -> DeadlineTemplate:
    """Read a template.

    Raises:
        UseError: ``deadline_rule_malformed`` names the place that is missing, unknown or wrong.
    """
    found = _mapping(data, "")
    known = {"id", "span", "steps", "report", "office", "status", *_TEXTS}
    _refuse_unknown(found, known, "")
    steps = tuple(
        _step(each, f"steps[{place}]") for place, each in enumerate(_value(found, "steps", list))
    )
    names = [step.id for step in steps]
    if len(set(names)) != len(names):
        raise UseError("deadline_rule_malformed", field="steps", value=", ".join(names))
    return DeadlineTemplate(
        id=_text(found, "id"),
        span=_one_of(found, "span", SPANS),
        steps=steps,
        report_step=_one_of(found, "report", names),
        office_step=_one_of(found, "office", names),
        status=_one_of(found, "status", STATUSES),
        **{name: _text(found, name) for name in _TEXTS},
    )


def _step(data: object, place: str) -> DeadlineStep:
    found = _mapping(data, place)
    _refuse_unknown(found, {"id", "status", *_TEXTS, *_RULE_FIELDS}, place)
    try:
        rule = rule_from({name: each for name, each in found.items() if name in _RULE_FIELDS})
    except UseError as error:
        named = {**error.values, "field": f"{place}.{error.values['field']}"}
        raise UseError(error.code, **named) from None
    return DeadlineStep(
        id=_text(found, "id", place),
        rule=rule,
        status=_one_of(found, "status", STATUSES, place),
        **{name: _text(found, name, place) for name in _TEXTS},
    )


def _mapping(data: object, place: str) -> Mapping[str, object]:
    if not isinstance(data, Mapping):
        raise UseError("deadline_rule_malformed", field=place or "template", value=data)
    return data


def _refuse_unknown(found: Mapping[str, object], known: set[str], place: str) -> None:
    for name, value in found.items():
        if name not in known:
            raise UseError("deadline_rule_malformed", field=_at(place, name), value=value)


def _value(found: Mapping[str, object], name: str, kind: type[T], place: str = "") -> T:
    value = found.get(name)
    if not isinstance(value, kind) or not value:
        raise UseError("deadline_rule_malformed", field=_at(place, name), value=value)
    return value


def _text(found: Mapping[str, object], name: str, place: str = "") -> str:
    return _value(found, name, str, place)


def _one_of(found: Mapping[str, object], name: str, known: Sequence[str], place: str = "") -> str:
    value = _text(found, name, place)
    if value not in known:
        raise UseError("deadline_rule_malformed", field=_at(place, name), value=value)
    return value


def _at(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
