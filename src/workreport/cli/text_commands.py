"""``office texts``, ``office sign-texts``: the Office's words of the papers, typed and signed."""

from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.values import PeriodText
from workreport.cli.wording import Command
from workreport.i18n.search_text import section_text
from workreport.i18n.translation import N_, _, ngettext

if TYPE_CHECKING:
    from workreport.services.office_texts import OfficeText, OfficeTexts

_PACK = "pack"

PaperName = Annotated[
    str, typer.Option("--paper", metavar="summary|notice|pack", help=N_("Văn bản nào."))
]


def add_texts(office: typer.Typer) -> None:
    """Put the commands into the group of the Office."""
    office.command(
        "texts", cls=Command, help=N_("Lời của Văn phòng trong văn bản, theo thứ tự văn bản.")
    )(texts)
    office.command(
        "sign-texts", cls=Command, help=N_("Ký lời đã viết mà chưa ký (office word --draft).")
    )(sign_texts)


def texts(ctx: typer.Context, period: PeriodText, paper: PaperName = _PACK) -> None:
    """List the texts of a paper as they stand, with what is typed here and not signed."""
    session, month = session_of(ctx), period_of(period)
    with session.whole_desk(read_only=True) as desk:
        found = desk.office_texts.read(month, paper)
    session.screen.answer(
        {
            "period": str(month),
            "paper": paper,
            "may_word": found.may_word and not found.summary.month.is_pinned,
            "texts": [_told(one, _codes(found)) for one in found.texts],
        },
        [_line(one) for one in found.texts if one.said.text],
    )


def sign_texts(
    ctx: typer.Context,
    period: PeriodText,
    section: Annotated[
        list[str] | None,
        typer.Option("--section", metavar="SECTION", help=N_("Chỉ ký mục này; ghi nhiều lần.")),
    ] = None,
) -> None:
    """Sign what is typed and not signed, all of it by default."""
    session, month = session_of(ctx), period_of(period)
    with session.desk() as desk:
        found = desk.office_texts.read(month, _PACK)
        wanted = [one for one in found.texts if one.is_unsigned]
        wanted = [one for one in wanted if not section or one.section in section]
        if wanted:
            desk.office_texts.sign(month, [one.line for one in wanted])
        codes = _codes(found)
    count = len(wanted)
    signed = [{"section": one.section, "unit": codes.get(one.unit)} for one in wanted]
    words = ngettext("Đã ký {count} lời văn.", "Đã ký {count} lời văn.", count)
    session.screen.answer({"period": str(month), "signed": signed}, [words.format(count=count)])


def _codes(found: "OfficeTexts") -> dict[str, str]:
    return {one.line.unit.unit: one.line.unit.code for one in found.summary.units}


def _told(one: "OfficeText", codes: dict[str, str]) -> dict[str, object]:
    return {
        "section": one.section,
        "unit": codes.get(one.unit),
        "place": one.place,
        "text": one.said.text,
        "drafted": one.drafted.text,
        "worded": one.is_worded,
        "unsigned": one.is_unsigned,
        "signed": None if one.signed is None else one.signed.text,
    }


def _line(one: "OfficeText") -> str:
    unit = f" {one.unit_name}" if one.unit else ""
    mark = _("chưa ký") if one.is_unsigned else ""
    named = f"{section_text(one.section)} [{one.section}]"
    told = f"{one.place}{unit} · {named} {mark}".rstrip()
    return f"{told}: {one.said.text}"
