"""What the part of layout profiles shows: the list, and the profile on the form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workreport.domain.layout import LayoutFinding, PaperLayout, changed
from workreport.i18n.formats import day_text
from workreport.i18n.layout_text import field_label, finding_text
from workreport.i18n.translation import _

if TYPE_CHECKING:
    from workreport.services.layout_desk import LayoutBook


@dataclass(frozen=True, slots=True)
class LayoutLine:
    """One profile in the list."""

    layout: PaperLayout
    source: str
    changes: str
    used: str


@dataclass(frozen=True, slots=True)
class LayoutFacts:
    """The list, who may change it, and what is suggested for a copy."""

    lines: tuple[LayoutLine, ...]
    in_force: str  # code
    today: date
    may_set: bool
    suggested_code: str
    notice: str = ""  # what was chosen or signed otherwise on two machines


@dataclass(frozen=True, slots=True)
class Shown:
    """The profile on the form, as it is typed."""

    layout: PaperLayout
    base: PaperLayout
    is_locked: bool
    is_typed: bool  # something is not signed yet
    changed: tuple[str, ...]
    problems: Mapping[str, str]  # by path; they stand before a signature
    warnings: Mapping[str, str]


def said_of(found: tuple[LayoutFinding, ...], *, refused: bool) -> dict[str, str]:
    """Return what speaks against values; on the form the name of the value stands above it."""
    said = {one.path: one for one in found if one.refused is refused}
    return {
        path: finding_text(one.code, path, one.values).removeprefix(f"{field_label(path)}: ")
        for path, one in said.items()
    }


def facts_of(book: "LayoutBook", bases: Mapping[str, PaperLayout]) -> LayoutFacts:
    """Return the list: of the agency's own profiles the newest version."""
    lines = []
    for one in book.newest:
        count = len(changed(bases[one.code].values, one.values))
        version = _("Bản riêng, bản {version}").format(version=one.version)
        differs = _("{count} giá trị khác mẫu").format(count=count)
        lines.append(
            LayoutLine(
                layout=one,
                source=_("Mẫu có sẵn") if one.is_shipped else version,
                changes="" if one.is_shipped else differs,
                used=_used(book, one),
            )
        )
    twice = [chosen for chosen in book.choices if chosen.in_conflict]
    clash = any(one.in_conflict for one in book.newest)
    return LayoutFacts(
        tuple(lines),
        book.in_force.code,
        book.today,
        book.may_set,
        book.suggested_code,
        _("Thể thức được chọn hoặc ký khác nhau trên hai máy: xem rồi chọn lại.")
        if twice or clash
        else "",
    )


def _used(book: "LayoutBook", layout: PaperLayout) -> str:
    """Say since when a profile is in use, from when on it will be, or of which version."""
    held = book.in_force
    said = []
    if held.code == layout.code:
        older = _("Đang dùng, bản {version}").format(version=held.version)
        said.append(_("Đang dùng") if held.ref == layout.ref else older)
    now = held.ref
    for one in book.choices:
        if one.starts > book.today and one.ref != now:
            now = one.ref
            if now.partition("@")[0] == layout.code:
                said.append(_("Từ {day}").format(day=day_text(one.starts)))
    return ", ".join(said)
