"""Reads rating schemes and level sets from data; what is wrong is named."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workreport.domain.levels import Level, LevelSet
from workreport.domain.rating_input import GROUPS, LEADER_PARTS
from workreport.domain.rating_scheme import (
    CONDITIONS,
    DIRECT,
    KINDS,
    POINTS,
    QUOTA_BASES,
    Blocker,
    Criterion,
    LeaderPart,
    Plan,
    QuotaRule,
    RatingScheme,
)
from workreport.domain.scheme_fields import STATUSES, Table, clause, identifier
from workreport.domain.scheme_plan import read_plan
from workreport.domain.scheme_trial import try_out

RHYTHMS = ("month", "quarter", "year")
COMPARISON_GROUPS = ("heads", "deputies", "civil_servants", "support")

_MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRated:
    """What stands instead of a level when nobody is rated, with the reasons that are offered."""

    code: str
    vi: str
    en: str
    reasons: tuple[tuple[str, str, str], ...]  # code, vi, en


def scheme_from(data: Mapping[str, object], level_sets: Mapping[str, LevelSet]) -> RatingScheme:
    """Read a scheme; its levels are named by ``level_set`` or stated in ``levels``.

    Raises:
        UseError: ``scheme_malformed`` names the field that is missing, unknown or wrong, such as
            ``formula.task`` or ``components.b.formula``, and says why.
    """
    table = Table(data)
    status = table.choice("status", STATUSES)
    kind = table.choice("kind", KINDS)
    levels = _levels_of(table, level_sets)
    title = _title(table)
    effective_from = table.day("effective_from")
    letters, remarks = _remarks(table, levels)
    rated = kind != DIRECT
    leader_parts = _leader_parts(table, status) if rated else ()
    constants = _constants(table) if rated else {}
    criteria = _criteria(table, status) if kind == POINTS else ()
    ratio_base = table.choice("ratio_base", ("assigned", "done"), "") if kind == POINTS else ""
    read = read_plan(table, status, levels, leader_parts, constants) if rated else None
    scheme = RatingScheme(
        id=identifier(table),
        vi=title[0],
        en=title[1],
        levels=levels,
        version=table.code("version"),
        status=status,
        kind=kind,
        source=table.text("source"),
        effective_from=effective_from,
        effective_until=_until(table, effective_from),
        groups=table.choices("for", GROUPS),
        rhythm=table.choice("rhythm", RHYTHMS, "month"),
        hidden=table.truth("hidden", default=False),
        criteria=criteria,
        leader_parts=leader_parts,
        constants=constants,
        ratio_base=ratio_base,
        coefficients=table.code("coefficients", "plain"),
        task_max=0 if read is None else read.task_max,
        blockers=_blockers(table, status, levels),
        quota=_quota(table, levels),
        required_remarks=frozenset(remarks),
        remark_letters=letters,
        takes_deduction=read is not None and read.takes_deduction,
        plan=None
        if read is None
        else Plan(program=read.program, formulas=read.formulas, gates=read.gates),
    )
    table.done()
    if kind == POINTS:
        try_out(scheme)
    elif kind == CONDITIONS and not scheme.gates:
        raise table.wrong("gates", "scheme_missing")
    return scheme


def level_set_from(data: Mapping[str, object]) -> LevelSet:
    """Read a level set: ``id`` and ``levels`` of ``code``, ``vi``, ``en``, ``min``.

    Raises:
        UseError: ``scheme_malformed`` names the field that is missing or wrong.
    """
    table = Table(data)
    found = LevelSet(identifier(table), _levels(table))
    _described(table)
    table.done()
    return found


def not_rated_from(data: Mapping[str, object]) -> NotRated:
    """Read what stands instead of a level, with its reasons.

    Raises:
        UseError: ``scheme_malformed`` names the field that is missing or wrong.
    """
    table = Table(data)
    reasons = tuple((row.code("code"), *_named(row)) for row in table.rows("reasons"))
    vi, en = _title(table)
    found = NotRated(code=table.code("code"), vi=vi, en=en, reasons=reasons)
    identifier(table)
    _described(table)
    table.done()
    return found


def _described(table: Table) -> None:
    table.text("source", "")
    table.choice("status", STATUSES, "")


def _title(table: Table) -> tuple[str, str]:
    title = table.table("title")
    found = _named(title)
    title.done()
    return found


def _named(row: Table) -> tuple[str, str]:
    return row.text("vi"), row.text("en")


def _until(table: Table, begins: date) -> date | None:
    if not table.has("effective_until"):
        return None
    until = table.day("effective_until")
    if until < begins:
        raise table.wrong("effective_until", "scheme_order")
    return until


def _levels_of(table: Table, level_sets: Mapping[str, LevelSet]) -> LevelSet:
    name = table.code("level_set")
    if table.has("levels"):
        return LevelSet(name, _levels(table))
    if name not in level_sets:
        raise table.wrong("level_set", "scheme_wants_one_of", known=", ".join(level_sets))
    return level_sets[name]


def _levels(table: Table) -> tuple[Level, ...]:
    levels = tuple(
        Level(row.code("code"), *_named(row), Fraction(row.number("min", 0, _MOST)))
        for row in table.rows("levels")
    )
    if not levels:
        raise table.wrong("levels", "scheme_missing")
    starts = [level.min for level in levels]
    if starts != sorted(set(starts), reverse=True) or starts[-1] != 0:
        raise table.wrong("levels", "scheme_level_order")
    return levels


def _criteria(table: Table, status: str) -> tuple[Criterion, ...]:
    found = tuple(
        Criterion(**clause(row, status), max=row.number("max", 0, _MOST))
        for row in table.rows("general")
    )
    if sum(each.max for each in found) > _MOST:
        raise table.wrong("general", "scheme_out_of_range", low=0, high=_MOST)
    return found


def _leader_parts(table: Table, status: str) -> tuple[LeaderPart, ...]:
    found = []
    for row in table.rows("leader"):
        if row.code("code") not in LEADER_PARTS:
            raise row.wrong("code", "scheme_wants_one_of", known=", ".join(LEADER_PARTS))
        choices = row.numbers("choices", 0, _MOST) if row.has("choices") else ()
        found.append(LeaderPart(**clause(row, status), choices=choices))
    return tuple(found)


def _constants(table: Table) -> Mapping[str, int | Fraction]:
    if not table.has("constants"):
        return {}
    inner = table.table("constants")
    return {name: inner.number(name, 0, _MOST) for name in inner.names()}


def _blockers(table: Table, status: str, levels: LevelSet) -> tuple[Blocker, ...]:
    return tuple(
        Blocker(
            **clause(row, status),
            force=row.choice("force", levels.codes),
            groups=row.choices("for", GROUPS, GROUPS),
        )
        for row in table.rows("blockers")
    )


def _quota(table: Table, levels: LevelSet) -> QuotaRule | None:
    if not table.has("quota"):
        return None
    row = table.table("quota")
    share = row.number("share", 0, 1)
    flagged = row.number("flagged_share", share, 1) if row.has("flagged_share") else None
    found = QuotaRule(
        top=row.choice("top", levels.codes[:1]),
        base=row.choice("base", QUOTA_BASES),
        share=share,
        flagged_share=flagged,
        groups=row.choices("groups", COMPARISON_GROUPS),
        source=row.text("source"),
    )
    row.done()
    return found


def _remarks(table: Table, levels: LevelSet) -> tuple[int, tuple[str, ...]]:
    if not table.has("remarks"):
        return 10, ()
    row = table.table("remarks")
    found = row.whole("letters", 0, 500, 10), row.choices("levels", levels.codes)
    row.done()
    return found
