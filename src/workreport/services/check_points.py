"""The Office's check list: signed by the chief, ticked for each report, asked for at the lock."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from workreport.domain.errors import RuleError, UseError
from workreport.domain.names import normal
from workreport.ledger.bodies.agency import SettingsSet
from workreport.ledger.bodies.office import CheckNote
from workreport.ledger.kinds import json_text
from workreport.services.book import Look, Work
from workreport.services.check_rules import CheckPoint
from workreport.services.month import UnitMonthLine, instant

SETTING = "check_list"
MOST_POINTS = 30
LONGEST = 200
_KEY = f"settings/{SETTING}"


@dataclass(frozen=True, slots=True)
class CheckList:
    """The points in force; ``signed_at`` is empty while they are those that were shipped."""

    points: tuple[CheckPoint, ...] = ()
    signed_at: datetime | None = None

    @property
    def mandatory(self) -> frozenset[str]:
        """The codes without which a report is not accepted."""
        return frozenset(point.code for point in self.points if point.is_mandatory)


@dataclass(frozen=True, slots=True)
class Tick:
    """Who ticked a point, and when it was signed."""

    person: str
    at: datetime


def read_list(look: Look, shipped: Sequence[CheckPoint] = ()) -> CheckList:
    """Return the list the agency signed, else the one that came with the program."""
    for fact in look.projections.facts("settings.set", key=_KEY):
        if isinstance(fact.body, SettingsSet):
            read = json.loads(fact.body.value)
            points = tuple(CheckPoint(one["code"], one["text"], one["must"]) for one in read)
            return CheckList(points, instant(fact.at))
    return CheckList(tuple(shipped))


def keep_list(work: Work, points: Sequence[CheckPoint]) -> str:
    """Sign another list; a point that keeps its code keeps its ticks.

    Raises:
        UseError: ``check_point_empty``, ``check_point_long``, ``check_points_many``,
            ``check_point_twice``.
        RuleError: ``only_chief_sets``.
    """
    if not work.has_role("chief"):
        raise RuleError("only_chief_sets")
    if len(points) > MOST_POINTS:
        raise UseError("check_points_many", most=MOST_POINTS)
    kept: list[dict[str, object]] = []
    for place, point in enumerate(points, start=1):
        text = " ".join(point.text.split())
        if not text:
            raise UseError("check_point_empty", number=place)
        if len(text) > LONGEST:
            raise UseError("check_point_long", number=place, most=LONGEST)
        kept.append({"code": point.code or _code(text), "text": text, "must": point.is_mandatory})
    codes = [one["code"] for one in kept]
    if len(set(codes)) < len(codes):
        raise UseError("check_point_twice")
    facts = work.projections.facts("settings.set", key=_KEY, chosen=False, bodies=False)
    tips = [fact.entry for fact in facts if fact.is_tip]
    body = SettingsSet(name=SETTING, value=json_text(kept))
    return work.append(body, "settings.set", supersedes=tips)


def ticks_of(look: Look, period: str, report: str) -> Mapping[str, Tick]:
    """Return the points that were ticked for a version; each officer's last word counts."""
    return _ticks(look, period).get(report, {})


def _ticks(look: Look, period: str) -> Mapping[str, Mapping[str, Tick]]:
    last: dict[tuple[str, str], tuple[CheckNote, Tick]] = {}
    for fact in look.projections.facts("check.note", period=period):
        if isinstance(fact.body, CheckNote) and not fact.body.text:
            tick = Tick(fact.author, instant(fact.at))
            last[fact.body.report, fact.author] = fact.body, tick
    found: dict[str, dict[str, Tick]] = {}
    for (report, _author), (body, tick) in last.items():
        for code in body.ticks:
            # Of two officers who ticked a point the first one is named.
            known = found.setdefault(report, {}).setdefault(code, tick)
            found[report][code] = min(known, tick, key=lambda one: (one.at, one.person))
    return found


def sign_ticks(work: Work, period: str, unit: str, report: str, codes: Collection[str]) -> str:
    """Sign which points the officer here has ticked for a version, all of them."""
    note = CheckNote(period=period, unit=unit, report=report, text="", ticks=sorted(codes))
    return work.append(note, "check.note")


def require_points(look: Look, period: str, line: UnitMonthLine, ticks: Collection[str]) -> None:
    """Refuse to accept a report of which a mandatory point of the agency's list is not ticked.

    Raises:
        RuleError: ``check_points_open`` with the points.
    """
    listed = read_list(look)
    if line.current is None or not listed.mandatory <= set(ticks):
        report = "" if line.current is None else line.current.entry
        left = _left(listed, {*ticks, *ticks_of(look, period, report)})
        if left:
            points = "; ".join(one.text for one in left)
            raise RuleError("check_points_open", count=len(left), points=points)


def forgotten_points(
    look: Look, period: str, lines: Iterable[UnitMonthLine]
) -> Iterator[tuple[UnitMonthLine, tuple[CheckPoint, ...]]]:
    """Yield accepted reports with what was left open, though the list was signed before."""
    listed = read_list(look)
    if listed.signed_at is None or not listed.mandatory:
        return
    ticks = _ticks(look, period)
    for line in lines:
        at = line.facts.answered_at
        if line.current is None or line.facts.answer != "accepted" or at is None:
            continue
        left = _left(listed, ticks.get(line.current.entry, ()))
        if left and listed.signed_at <= at:
            yield line, left


def _left(listed: CheckList, ticked: Collection[str]) -> tuple[CheckPoint, ...]:
    return tuple(one for one in listed.points if one.is_mandatory and one.code not in ticked)


def _code(text: str) -> str:
    """Return a code that two machines make alike from the same words."""
    return normal(text)[:60]
