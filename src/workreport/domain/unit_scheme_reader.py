"""Reads the scheme of departments from data; what is wrong in it is named with its place."""

from collections.abc import Mapping
from fractions import Fraction

from workreport.domain.exact_numbers import total
from workreport.domain.levels import LevelSet
from workreport.domain.rating_scheme import QUOTA_BASES, QuotaRule
from workreport.domain.scheme_fields import STATUSES, Table, clause
from workreport.domain.unit_grade import (
    BLOCKERS,
    COMPLETION,
    TERMS,
    UnitCriterion,
    UnitGate,
    UnitScheme,
)

UNIT = "unit"  # the kind that tells a scheme of departments from those of people

_MOST = 100


def unit_scheme_from(data: Mapping[str, object], level_sets: Mapping[str, LevelSet]) -> UnitScheme:
    """Read a scheme of departments; its levels are named by ``level_set``.

    Raises:
        UseError: ``scheme_malformed`` names the field that is missing, unknown or wrong, such as
            ``terms.U3.max``, and says why.
    """
    table = Table(data)
    table.choice("kind", (UNIT,))
    status = table.choice("status", STATUSES)
    bands = level_sets[table.choice("level_set", tuple(level_sets))]
    title, points = table.table("title"), table.table("points")
    starts = table.day("effective_from")
    ends = table.day("effective_until") if table.has("effective_until") else None
    if ends is not None and ends < starts:
        raise table.wrong("effective_until", "scheme_order")
    scheme = UnitScheme(
        id=table.code("id"),
        version=table.code("version"),
        vi=title.text("vi"),
        en=title.text("en"),
        status=status,
        source=table.text("source"),
        effective_from=starts,
        effective_until=ends,
        bands=bands,
        criteria=_criteria(table, status),
        late_day=_number(points, "late_day", _MOST),
        each_return=_number(points, "each_return", _MOST),
        fault_share=_number(points, "fault_share", 1),
        gates=_gates(table, status, bands),
        quota=_quota(table, bands),
    )
    for each in (title, points, table):
        each.done()
    return scheme


def _number(table: Table, name: str, high: int) -> Fraction:
    return Fraction(table.number(name, 0, high))


def _criteria(table: Table, status: str) -> tuple[UnitCriterion, ...]:
    found = tuple(
        UnitCriterion(
            **clause(row, status),
            max=Fraction(row.number("max", Fraction(1, 100), _MOST)),
            rule_vi=row.text("rule_vi"),
            rule_en=row.text("rule_en"),
        )
        for row in table.rows("terms")
    )
    if tuple(each.code for each in found) != TERMS:
        raise table.wrong("terms", "scheme_terms_wanted", known=", ".join(TERMS))
    if total(each.max for each in found) != _MOST:
        raise table.wrong("terms", "scheme_terms_not_hundred")
    return found


def _gates(table: Table, status: str, bands: LevelSet) -> tuple[UnitGate, ...]:
    found = []
    for row in table.rows("gates"):
        code = row.choice("code", (COMPLETION, *BLOCKERS))
        below = _number(row, "below", 1) if code == COMPLETION else None
        cap = row.choice("cap", bands.codes[1:])
        found.append(UnitGate(**clause(row, status), cap=cap, below=below))
    return tuple(found)


def _quota(table: Table, bands: LevelSet) -> QuotaRule | None:
    if not table.has("quota"):
        return None
    row = table.table("quota")
    share = row.number("share", 0, 1)
    flagged = row.number("flagged_share", share, 1) if row.has("flagged_share") else None
    found = QuotaRule(
        top=row.choice("top", bands.codes[:1]),
        base=row.choice("base", QUOTA_BASES),
        share=share,
        flagged_share=flagged,
        source=row.text("source"),
    )
    row.done()
    return found
