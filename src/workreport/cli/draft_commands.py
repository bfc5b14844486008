"""``draft`` and ``phrase``: the versions kept of a draft, and sentences to insert into it."""

from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.values import PeriodText, iso
from workreport.cli.wording import Command, group
from workreport.domain.errors import UseError
from workreport.domain.report import TEXT_SECTIONS
from workreport.i18n.formats import moment_text
from workreport.i18n.translation import N_, _, ngettext
from workreport.services.report_shape import shown

if TYPE_CHECKING:
    from workreport.domain.period import Period
    from workreport.services.kept_drafts import KeptDraft
    from workreport.services.ports.program import Desk

VersionNumber = Annotated[int, typer.Argument(metavar="N", help=N_("Số của bản nháp."))]
Section = Annotated[
    str,
    typer.Option("--section", metavar="NAME", help="results|advantages|limitations|causes|…"),
]
Sentence = Annotated[str, typer.Option("--text", metavar="TEXT", help=N_("Câu mẫu."))]


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    draft = group("draft", N_("Các bản nháp đã lưu của báo cáo, nhiều nhất năm mươi bản."))
    draft.command("list", cls=Command, help=N_("Các bản nháp, mới trước cũ sau."))(list_)
    draft.command("show", cls=Command, help=N_("Một bản nháp, đúng mẫu của report show."))(show)
    draft.command("restore", cls=Command, help=N_("Lấy lại một bản nháp; bản đang có vẫn giữ."))(
        restore
    )
    app.add_typer(draft)
    phrase = group("phrase", N_("Câu mẫu để chèn vào báo cáo."))
    phrase.command("list", cls=Command, help=N_("Câu mẫu theo mục."))(phrases)
    phrase.command("add", cls=Command, help=N_("Giữ một câu mẫu của phòng."))(add)
    phrase.command("remove", cls=Command, help=N_("Bỏ một câu mẫu của phòng."))(remove)
    app.add_typer(phrase)


def list_(ctx: typer.Context, period: PeriodText) -> None:
    """List the versions kept of the department's draft."""
    session, month = session_of(ctx), period_of(period)
    with session.desk(read_only=True) as desk:
        kept = desk.kept_drafts.versions(month, desk.reporting.own_unit())
    session.screen.answer(
        {
            "period": str(month),
            "drafts": [
                {
                    "version": one.version,
                    "saved_at": iso(one.saved_at),
                    "changed": list(one.places),
                }
                for one in kept
            ],
        },
        [_line(one) for one in kept] or [_("Chưa có bản nháp nào của tháng này.")],
    )


def show(ctx: typer.Context, period: PeriodText, version: VersionNumber) -> None:
    """Show one version in the shape of ``report show``."""
    session, month = session_of(ctx), period_of(period)
    with session.desk(read_only=True) as desk:
        found = _found(desk, month, version)
        with desk.book.looking() as look:
            data = shown(found.draft, look.directory)
    session.screen.answer(
        {"version": found.version, "saved_at": iso(found.saved_at), "report": data},
        [_line(found), *(f"{name}: {words}" for name, words in found.draft.text.items())],
    )


def restore(ctx: typer.Context, period: PeriodText, version: VersionNumber) -> None:
    """Put a version in the place of the draft, which becomes a kept version itself."""
    session, month = session_of(ctx), period_of(period)
    with session.desk() as desk:
        found = _found(desk, month, version)
        line = desk.reporting.restore(found.draft)
    session.screen.answer(
        {"period": str(month), "restored": found.version, "saved_at": iso(line.saved_at)},
        [_("Đã lấy lại bản nháp {version}.").format(version=found.version)],
    )


def phrases(ctx: typer.Context, section: Section = "") -> None:
    """List phrases, the department's own first."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        known = desk.phrases.all()
    wanted = [_section(section)] if section else list(known)
    session.screen.answer(
        {
            "phrases": {
                name: {"own": list(known[name].own), "shipped": list(known[name].shipped)}
                for name in wanted
            }
        },
        [f"{name}: {one}" for name in wanted for one in (*known[name].own, *known[name].shipped)],
    )


def add(ctx: typer.Context, section: Section, text: Sentence) -> None:
    """Keep a phrase of the department."""
    if not text.strip():
        raise UseError("phrase_empty")
    session, name = session_of(ctx), _section(section)
    with session.desk() as desk:
        own = desk.phrases.all()[name].own
        kept = desk.phrases.keep(name, (*own, text))[name].own
    session.screen.answer({"section": name, "own": list(kept)}, [_("Đã giữ câu mẫu.")])


def remove(ctx: typer.Context, section: Section, text: Sentence) -> None:
    """Forget a phrase of the department; shipped ones stay."""
    session, name = session_of(ctx), _section(section)
    with session.desk() as desk:
        own, wanted = desk.phrases.all()[name].own, " ".join(text.split())
        if wanted not in own:
            raise UseError("phrase_unknown", section=name)
        kept = desk.phrases.keep(name, [one for one in own if one != wanted])[name].own
    session.screen.answer({"section": name, "own": list(kept)}, [_("Đã bỏ câu mẫu.")])


def _found(desk: "Desk", month: "Period", version: int) -> "KeptDraft":
    kept = desk.kept_drafts.versions(month, desk.reporting.own_unit())
    found = next((one for one in kept if one.version == version), None)
    if found is None:
        raise UseError("draft_version_unknown", version=version)
    return found


def _section(name: str) -> str:
    if name not in TEXT_SECTIONS:
        raise UseError("phrase_section_unknown", section=name, known=", ".join(TEXT_SECTIONS))
    return name


def _line(one: "KeptDraft") -> str:
    count = len(one.places)
    words = ngettext("khác bản trước {count} chỗ", "khác bản trước {count} chỗ", count)
    return f"{one.version:>4}  {moment_text(one.saved_at, 'short')}  {words.format(count=count)}"
