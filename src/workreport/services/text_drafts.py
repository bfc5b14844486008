"""What is typed of the Office's papers and not signed yet, as the papers would draw it.

The words are kept by :mod:`workreport.services.desk_notes`, one line for each text; the leaders'
conclusions that are typed lie beside them under a name of their own.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, cast

import msgspec

from workreport.domain.figured_text import Figure, FiguredText, placed
from workreport.domain.period import Period
from workreport.ledger.bodies.office import Conclusion, Wording
from workreport.services.book import Look
from workreport.services.desk_notes import SignedNotes, words_kept
from workreport.services.question_texts import wording_figures

SAID = "said"
DRAFT_MARK = "Dự thảo, có lời chưa ký"
EARLY_MARK = "Dự thảo, chưa kết luận"
DRAFT_MARKS = frozenset({DRAFT_MARK, EARLY_MARK})
_FREE = "free"
_OF_AGENCY = ""
ASSESSMENT, ORGANISATION = "assessment", "organisation"
OF_NOTICE = (ASSESSMENT, ORGANISATION)
Verdict = Literal["late", "low_quality", "not_implemented", "free"]


class _Place(msgspec.Struct, array_like=True):
    name: str
    at: int
    words: str
    data: str = ""


class _Kept(msgspec.Struct):
    text: str
    figures: list[_Place] = []


def drafts_name(period: Period) -> str:
    """Return the name under which the unsigned words of a month are kept."""
    return f"wording/{period}"


def line_of(section: str, unit: str = _OF_AGENCY) -> str:
    """Return the line of a text: its section, behind the unit beside whose words it stands."""
    return f"{unit}:{section}" if unit else section


def place_of(line: str) -> tuple[str, str]:
    """Return unit and section of a line."""
    unit, _colon, section = line.rpartition(":")
    return unit, section


def key_of(line: str) -> str:
    """Return the key under which the words of a line are kept."""
    return f"{line}/{SAID}"


def written_draft(said: FiguredText) -> str:
    """Write a text with its figures as one word of the notes."""
    places = [_Place(one.name, one.at, one.words, one.data) for one in said.figures]
    return msgspec.json.encode(_Kept(said.text, places)).decode()


def read_draft(kept: str) -> FiguredText:
    """Read what :func:`written_draft` wrote."""
    found = msgspec.json.decode(kept, type=_Kept)
    figures = [Figure(one.at, one.words, one.name, one.data) for one in found.figures]
    return placed(found.text, figures)


def drafts_in(notes: Mapping[str, str]) -> dict[str, FiguredText]:
    """Return the unsigned texts of kept notes by line."""
    return {
        key.rpartition("/")[0]: read_draft(kept)
        for key, kept in notes.items()
        if key.endswith(f"/{SAID}")
    }


def drafted_texts(look: Look, period: Period) -> dict[str, FiguredText]:
    """Return the unsigned texts of a month by line; no text means the drafted words again."""
    return drafts_in(words_kept(look, drafts_name(period)))


def signed_line(period: Period, section: str, unit: str = _OF_AGENCY) -> SignedNotes:
    """Return the draft that ends when a text is signed."""
    return SignedNotes(drafts_name(period), (line_of(section, unit),))


def with_drafts(
    look: Look,
    period: Period,
    written: Mapping[str, Wording],
    wording: Mapping[str, Mapping[str, str]],
) -> tuple[dict[str, Wording], dict[str, dict[str, str]]]:
    """Return the Office's words as they would stand if everything typed were signed."""
    agency, units = dict(written), {unit: dict(said) for unit, said in wording.items()}
    for line, said in drafted_texts(look, period).items():
        unit, section = place_of(line)
        if unit:
            units.setdefault(unit, {})[section] = said.text.strip()
        elif said.text.strip():
            agency[section] = Wording(
                period=str(period),
                unit="",
                section=section,
                text=said.text,
                figures=wording_figures(said),
            )
        else:
            agency.pop(section, None)
    return agency, units


def drafted_conclusions(look: Look, period: Period) -> Iterator[Conclusion]:
    """Yield the conclusions that are typed and not signed, as they would be signed."""
    notes = words_kept(look, f"conclusions/{period}")
    for root in dict.fromkeys(key.partition("/")[0] for key in notes):
        verdict = notes.get(f"{root}/verdict", "") or _FREE
        text = notes.get(f"{root}/text", "").strip()
        if verdict == _FREE and not text:
            continue
        is_free = root.startswith(f"{_FREE}-")
        row = None if is_free else look.projections.task(root)
        unit = notes.get(f"{root}/unit", "").strip("-") if is_free else row.unit if row else ""
        becomes, due = notes.get(f"{root}/becomes_task"), notes.get(f"{root}/due")
        yield Conclusion(
            conclusion=root,
            period=str(period),
            unit=unit,
            task="" if is_free else root,
            verdict=cast("Verdict", verdict),
            text=text,
            next_task=f"{root}/next" if becomes and unit else "",
            next_due_on=date.fromisoformat(due) if becomes and due else None,
        )


def has_drafts(look: Look, period: Period, kind: str) -> bool:
    """Tell whether a paper of the month would say something that is typed and not signed."""
    sections = {place_of(line)[1] for line in drafted_texts(look, period)}
    if kind == "summary":
        return bool(sections - set(OF_NOTICE))
    return bool(sections) or any(drafted_conclusions(look, period))
