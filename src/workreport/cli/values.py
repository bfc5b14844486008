"""Between typed text and values: periods, instants, pairs; and values as JSON writes them."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from fractions import Fraction
from typing import Annotated, Any
from unicodedata import normalize

import typer

from workreport.domain.calendar import AGENCY_ZONE, end_of
from workreport.domain.errors import UseError
from workreport.i18n.translation import N_

PeriodText = Annotated[
    str, typer.Argument(metavar="P", help=N_("Tháng, ghi theo dạng 2026-11."), show_default=False)
]
UnitCode = Annotated[str, typer.Option("--unit", metavar="CODE", help=N_("Mã đơn vị, ví dụ TCCB."))]
OwnUnitCode = Annotated[
    str, typer.Option("--unit", metavar="CODE", help=N_("Mã đơn vị; không ghi thì là phòng mình."))
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help=N_("Lý do, một câu."))]
Version = Annotated[
    str,
    typer.Option("--version", metavar="ENTRY", help=N_("Mã của phiên bản, hoặc tên như 2a, 2b.")),
]
DecidedBy = Annotated[
    str, typer.Option("--decided-by", metavar="TEXT", help=N_("Người hoặc tập thể quyết định."))
]
MeetingOn = Annotated[
    str, typer.Option("--meeting-on", metavar="DAY", help=N_("Ngày họp, ghi dạng 2026-11-26."))
]
Basis = Annotated[
    str, typer.Option("--basis", metavar="TEXT", help=N_("Căn cứ: số, ngày của văn bản."))
]


def iso(at: datetime | None) -> str | None:
    """Write an instant with the offset of Viet Nam."""
    return None if at is None else at.astimezone(AGENCY_ZONE).isoformat(timespec="seconds")


def day_text(day: date | None) -> str | None:
    """Write a day as JSON does."""
    return None if day is None else day.isoformat()


def plain(value: object) -> object:
    """Return a value as JSON may hold it: no floats, times in Viet Nam's time."""
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    if isinstance(value, datetime):
        return iso(value)
    if hasattr(value, "code") and hasattr(value, "values"):  # a reason: its code and its values
        return {"code": value.code, **{name: plain(each) for name, each in value.values.items()}}
    return value if value is None or isinstance(value, bool | int) else str(value)


def level_text(level: str | None) -> str:
    """Return a level as people call it: Xuất sắc for HTXS; a dash while there is none."""
    from workreport.services.grade_words import unit_level_words  # noqa: PLC0415 - --help does not wait

    return unit_level_words(level or "–")


def score_text(score: Fraction | None) -> str:
    """Return a score with its decimal comma; a dash while there is none."""
    from workreport.services.grade_words import score_words  # noqa: PLC0415 - --help does not wait

    return "–" if score is None else score_words(score)


def read_day(text: str, option: str) -> date:
    """Read a day written 2026-11-26.

    Raises:
        UseError: ``usage_day_malformed``.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UseError("usage_day_malformed", option=option, value=text) from None


def read_instant(text: str, option: str, *, whole_day: bool = False) -> datetime:
    """Read an ISO instant; without an offset it is Viet Nam's time.

    With ``whole_day`` a day alone means its end, as deadlines do; else its first minute.

    Raises:
        UseError: ``usage_instant_malformed``.
    """
    words = text.strip()
    try:
        if len(words) == len("2026-11-26"):
            day = date.fromisoformat(words)
            return end_of(day) if whole_day else datetime.combine(day, time(), AGENCY_ZONE)
        at = datetime.fromisoformat(words)
    except ValueError:
        raise UseError("usage_instant_malformed", option=option, value=text) from None
    return at if at.tzinfo is not None else at.replace(tzinfo=AGENCY_ZONE)


def read_pairs(texts: Iterable[str], option: str) -> list[tuple[str, str]]:
    """Read options written NAME=TEXT.

    Raises:
        UseError: ``usage_pair_malformed``.
    """
    pairs = []
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name.strip() or not value.strip():
            raise UseError("usage_pair_malformed", option=option, value=text)
        pairs.append((name.strip(), value.strip()))
    return pairs


def read_json(data: bytes, path: str, *, exact: bool = False) -> dict[str, Any]:
    """Read an input file that holds one JSON object.

    With ``exact`` a number with decimals stays the text that was written: 28.5 becomes "28.5".

    Raises:
        UseError: ``input_not_json`` or ``input_not_object``.
    """
    try:
        text = normalize("NFC", data.decode("utf-8-sig"))
        found = json.loads(text, parse_float=str if exact else None)
    except (ValueError, RecursionError):
        raise UseError("input_not_json", path=path) from None
    if not isinstance(found, dict):
        raise UseError("input_not_object", path=path)
    return found


def require_known(found: Mapping[str, object], known: Iterable[str], place: str) -> None:
    """Refuse keys that nobody reads: a misspelt one would be lost without a word.

    Raises:
        UseError: ``input_key_unknown``.
    """
    names = list(known)
    for name in found:
        if name not in names:
            raise UseError("input_key_unknown", key=name, place=place, known=", ".join(names))
