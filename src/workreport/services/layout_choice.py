"""Which layout profile the agency draws its papers by, and from which day on.

A choice repeats how the profile writes numbers: whoever names a paper needs no profile for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import msgspec

from workreport.domain.layout import PaperLayout, is_number_format
from workreport.ledger.bodies.agency import SettingsSet
from workreport.services.book import Work
from workreport.services.ports.rows import Fact
from workreport.services.ports.store import Projections

SETTING = "paper_layout"
DEFAULT = "party_hd05"
YEAR = "year"
_PARTY_FORMAT = "Số {number}-{type}/{body}"


@dataclass(frozen=True, slots=True)
class Numbering:
    """How papers are numbered: anew each term of the committee or each year, and how written."""

    by: Literal["term", "year"] = "term"
    format: str = _PARTY_FORMAT

    def written(self, number: str, symbol: str) -> str:
        """Return number and symbol as inside a sentence: ``12-BC/BTCTU``."""
        kind, _, body = symbol.partition("/")
        line = self.format[self.format.index("{number}") :]  # what stands before says "Số"
        return line.format(number=number, type=kind, body=body)


OF_PARTY = Numbering()


@dataclass(frozen=True, slots=True)
class LayoutChoice:
    """A profile, named by ``code@version``, that holds from a day on."""

    starts: date
    ref: str
    numbering: Numbering = OF_PARTY
    by: str = ""  # id of the person who chose
    in_conflict: bool = False  # chosen otherwise on two machines


class _Kept(msgspec.Struct, frozen=True):
    layout: str
    numbering: Literal["term", "year"] = "term"
    number_format: str = _PARTY_FORMAT


def choices(projections: Projections) -> tuple[LayoutChoice, ...]:
    """Return every choice that was made, the oldest day first."""
    found = []
    for fact in projections.facts("settings.set"):
        if not isinstance(fact.body, SettingsSet):
            continue
        name, _slash, day = fact.body.name.partition("/")
        if name != SETTING:
            continue
        try:
            kept = msgspec.json.decode(fact.body.value, type=_Kept)
            starts = date.fromisoformat(day)
        except (msgspec.MsgspecError, ValueError):
            continue  # written by a newer program
        if not is_number_format(kept.number_format):
            continue  # braces are acted upon: anything else in them is no numbering of ours
        numbering = Numbering(kept.numbering, kept.number_format)
        found.append(LayoutChoice(starts, kept.layout, numbering, fact.author, fact.in_conflict))
    return tuple(sorted(found, key=lambda one: one.starts))


def choice_on(made: Sequence[LayoutChoice], day: date) -> LayoutChoice:
    """Return the choice that holds on a day; the Party's present guidance without one."""
    held = [one for one in made if one.starts <= day]
    return held[-1] if held else LayoutChoice(date.min, DEFAULT)


def numbering_on(projections: Projections, day: date) -> Numbering:
    """Return how papers of a day are numbered."""
    return choice_on(choices(projections), day).numbering


def keep_choice(work: Work, layout: PaperLayout, starts: date) -> str:
    """Sign that a profile holds from a day on; another choice of that day is replaced."""
    name = f"{SETTING}/{starts.isoformat()}"
    kept = _Kept(
        layout.ref,
        "year" if layout.text("header.numbering") == YEAR else "term",
        layout.text("header.number_format"),
    )
    facts: Sequence[Fact] = work.projections.facts(
        "settings.set", key=f"settings/{name}", chosen=False, bodies=False
    )
    return work.append(
        SettingsSet(name=name, value=msgspec.json.encode(kept).decode()),
        "settings.set",
        supersedes=[fact.entry for fact in facts if fact.is_tip],
    )
