"""What one voice puts down about a person beside the tasks: points, deduction, exemptions, events.

A sheet travels as names with text, so that whatever a scheme asks can be kept. The names:

``general`` (the sum) or ``general/CODE`` (one criterion), ``deduction``, ``failed_quarters``,
``leader/PART`` (percent), ``unit/PART`` (a share stated by hand), ``blocker/CODE`` (the document),
``fault/TASK`` (quality faults the Office confirmed), ``objective/TASK`` (who there confirmed
that the cause of a delay is objective), ``exempt/TASK/delay``, ``exempt/TASK/quality``
(how many have a cause beyond the person), ``exempt/TASK/by`` (who confirmed it), ``report`` (the
version whose tasks a decision looked at).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from workreport.domain.errors import UseError
from workreport.domain.exact_numbers import Exact, exact_number
from workreport.domain.rating_input import LEADER_PARTS, UNIT_PARTS

FAULT, OBJECTIVE, REPORT = "fault", "objective", "report"

_MOST_POINTS = 100
_MOST_COUNT = 1000
_MOST_QUARTERS = 4
_MOST_LINES = 1000
_MOST_TEXT = 2000
_EXEMPT = ("delay", "quality", "by")
_NAMES = (
    "general",
    "general/CODE",
    "deduction",
    "failed_quarters",
    "leader/PART",
    "unit/PART",
    "blocker/CODE",
    "exempt/TASK/delay",
    "exempt/TASK/quality",
    "exempt/TASK/by",
)


@dataclass(frozen=True, slots=True)
class Exemption:
    """How often a task was late or faulty for a cause beyond the person, and who confirmed it."""

    delay: int = 0
    quality: int = 0
    confirmed_by: str = ""

    @property
    def is_confirmed(self) -> bool:
        """Whether it counts: a cause nobody confirmed exempts from nothing."""
        return bool(self.confirmed_by.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet that was read; what is absent is unknown, never zero."""

    general: Exact | None = None
    criteria: Mapping[str, Exact] = field(default_factory=dict)
    deduction: Exact = 0
    leader: Mapping[str, Exact] = field(default_factory=dict)
    unit: Mapping[str, Exact] = field(default_factory=dict)
    blockers: Mapping[str, str] = field(default_factory=dict)  # code -> document
    faults: Mapping[str, int] = field(default_factory=dict)  # task -> faults the Office confirmed
    exemptions: Mapping[str, Exemption] = field(default_factory=dict)  # by task
    failed_quarters: Exact | None = None
    report: str = ""


def read_sheet(values: Mapping[str, str]) -> Sheet:
    """Read a sheet.

    Raises:
        UseError: ``sheet_name_unknown`` or ``sheet_value_malformed`` names the place.
    """
    if len(values) > _MOST_LINES:
        raise UseError("sheet_value_malformed", place="*", value=len(values))
    by_head: dict[str, dict[str, str]] = {}
    for name, text in values.items():
        head, _slash, rest = name.partition("/")
        if len(text) > _MOST_TEXT:
            raise UseError("sheet_value_malformed", place=name, value=text[:80])
        if text.strip():
            by_head.setdefault(head, {})[rest] = text.strip()
    unknown = by_head.keys() - _HEADS
    if unknown:
        raise _unknown(min(unknown))
    general = by_head.get("general", {})
    return Sheet(
        general=_alone(by_head, "general", _MOST_POINTS) if "" in general else None,
        criteria=_numbers("general", _without_sum(general), None, _MOST_POINTS),
        deduction=_alone(by_head, "deduction", _MOST_POINTS) or 0,
        leader=_numbers("leader", by_head.get("leader", {}), LEADER_PARTS, _MOST_POINTS),
        unit=_numbers("unit", by_head.get("unit", {}), UNIT_PARTS, 1),
        blockers=by_head.get("blocker", {}),
        faults={
            task: _count(f"{FAULT}/{task}", text) for task, text in by_head.get(FAULT, {}).items()
        },
        exemptions=_with_confirmed(
            _exemptions(by_head.get("exempt", {})), by_head.get(OBJECTIVE, {})
        ),
        failed_quarters=_alone(by_head, "failed_quarters", _MOST_QUARTERS),
        report=by_head.get(REPORT, {}).get("", ""),
    )


_HEADS = frozenset({name.partition("/")[0] for name in _NAMES}) | {FAULT, OBJECTIVE, REPORT}


def stated(values: Mapping[str, str]) -> dict[str, str]:
    """Return what a person put down: without what the program itself noted in the sheet."""
    noted = (FAULT, OBJECTIVE, REPORT)
    return {name: text for name, text in values.items() if name.partition("/")[0] not in noted}


def noted(
    values: Mapping[str, str],
    faults: Mapping[str, int],
    report: str = "",
    confirmed: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Return a sheet with what the Office confirmed, and the version, it is computed with.

    ``confirmed`` says by whom the cause of a task's delay was confirmed as objective.
    """
    found = stated(values)
    found |= {f"{OBJECTIVE}/{task}": name for task, name in sorted((confirmed or {}).items())}
    found |= {f"{FAULT}/{task}": str(count) for task, count in sorted(faults.items()) if count}
    return found | ({REPORT: report} if report else {})


def _without_sum(general: Mapping[str, str]) -> Mapping[str, str]:
    return {code: text for code, text in general.items() if code}


def _alone(by_head: Mapping[str, Mapping[str, str]], name: str, most: Exact) -> Exact | None:
    text = by_head.get(name, {}).get("")
    return None if text is None else _number(name, text, most)


def _numbers(
    head: str, values: Mapping[str, str], known: Collection[str] | None, most: Exact
) -> Mapping[str, Exact]:
    found = {}
    for name, text in values.items():
        if known is not None and name not in known:
            raise _unknown(f"{head}/{name}")
        found[name] = _number(f"{head}/{name}", text, most)
    return found


def _number(place: str, text: str, most: Exact) -> Exact:
    number = exact_number(text.replace(",", "."))
    if number is None or not 0 <= number <= most:
        raise UseError("sheet_value_malformed", place=place, value=text)
    return number


def _count(place: str, text: str) -> int:
    number = _number(place, text, _MOST_COUNT)
    if not isinstance(number, int):
        raise UseError("sheet_value_malformed", place=place, value=text)
    return number


def _exemptions(values: Mapping[str, str]) -> Mapping[str, Exemption]:
    rows: dict[str, dict[str, str]] = {}
    for name, text in values.items():
        task, slash, part = name.rpartition("/")
        if not slash or part not in _EXEMPT:
            raise _unknown(f"exempt/{name}")
        rows.setdefault(task, {})[part] = text
    return {
        task: Exemption(
            _count(f"exempt/{task}/delay", row.get("delay", "0")),
            _count(f"exempt/{task}/quality", row.get("quality", "0")),
            row.get("by", ""),
        )
        for task, row in rows.items()
    }


def _with_confirmed(
    exemptions: Mapping[str, Exemption], confirmed: Mapping[str, str]
) -> Mapping[str, Exemption]:
    """Exempt a delay whose cause the Office confirmed, unless somebody said more of it."""
    found = dict(exemptions)
    for task, name in confirmed.items():
        said = found.get(task, Exemption())
        if not said.is_confirmed:
            found[task] = Exemption(max(1, said.delay), said.quality, name)
    return found


def _unknown(name: str) -> UseError:
    return UseError("sheet_name_unknown", name=name, known=", ".join(_NAMES))
