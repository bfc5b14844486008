"""The parts a unit is still writing: kept in its workspace until the report is signed."""

from collections.abc import Mapping

import msgspec

from workreport.domain.cooperation import UnitPart
from workreport.domain.period import Period
from workreport.services.book import Look, Work

PARTS = "parts/"
_PARTS = msgspec.json.Decoder(dict[str, UnitPart])


def parts_name(unit: str, period: Period) -> str:
    """Return the name under which the parts of a unit's month are kept."""
    return f"{PARTS}{unit}/{period}"


def drafted_parts(look: Look, unit: str, period: Period) -> Mapping[str, UnitPart]:
    """Return the parts that were written and not signed, by task."""
    kept = look.transaction.local.draft(parts_name(unit, period))
    return {} if kept is None else _PARTS.decode(kept.body)


def keep_part(work: Work, unit: str, period: Period, task: str, part: UnitPart) -> None:
    """Keep a part until the report is filed."""
    name = parts_name(unit, period)
    parts = {**drafted_parts(work, unit, period), task: part}
    work.transaction.local.save_draft(name, msgspec.json.encode(parts), work.now)
    work.note_draft(name, str(period))


def drop_parts(work: Work, unit: str, period: Period) -> None:
    """Forget what was written: it is signed now."""
    if drafted_parts(work, unit, period):
        work.transaction.local.drop_draft(parts_name(unit, period))
        work.note_draft(parts_name(unit, period), str(period))
