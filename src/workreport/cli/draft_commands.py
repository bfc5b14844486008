"""``draft`` and ``phrase``: the versions kept of a draft, and sentences to insert into it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.values import PeriodText, iso, read_json
from workreport.cli.wording import Command, group
from workreport.domain.errors import UseError
from workreport.i18n.formats import moment_text
from workreport.i18n.search_text import section_text
from workreport.i18n.translation import N_, _, ngettext
from workreport.services.agency_phrases import PLACES
from workreport.services.report_shape import shown

if TYPE_CHECKING:
    from workreport.cli.session import Session
    from workreport.domain.period import Period
    from workreport.services.kept_drafts import KeptDraft
    from workreport.services.phrases import Phrases
    from workreport.services.ports.program import Desk

VersionNumber = Annotated[int, typer.Argument(metavar="N", help=N_("Số của bản nháp."))]
Section = Annotated[
    str,
    typer.Option("--section", metavar="NAME", help="results|advantages|limitations|causes|…"),
]
Sentence = Annotated[str, typer.Option("--text", metavar="TEXT", help=N_("Câu mẫu."))]
PhraseFile = Annotated[
    Path, typer.Argument(metavar="FILE", help=N_("Tệp JSON: mỗi mục một danh sách câu."))
]
ForAgency = Annotated[
    bool, typer.Option("--agency", help=N_("Câu mẫu của cơ quan; Chánh Văn phòng ký."))
]


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    draft = group("draft", N_("Các bản nháp đã lưu của báo cáo, nhiều nhất năm mươi bản."))
    draft.command("list", cls=Command, help=N_("Các bản nháp, mới trước cũ sau."))(list_)
    draft.command("show", cls=Command, help=N_("Một bản nháp, đúng mẫu của report show."))(show)
    draft.command("restore", cls=Command, help=N_("Lấy lại một bản nháp; bản đang có vẫn giữ."))(
        restore
    )
    app.add_typer(draft)
    phrase = group("phrase", N_("Câu mẫu để chèn khi viết."))
    phrase.command("list", cls=Command, help=N_("Câu mẫu theo mục."))(phrases)
    phrase.command("add", cls=Command, help=N_("Giữ một câu mẫu của phòng."))(add)
    phrase.command("remove", cls=Command, help=N_("Bỏ một câu mẫu của phòng."))(remove)
    phrase.command("sign", cls=Command, help=N_("Ký bộ câu mẫu của cơ quan từ tệp JSON."))(sign)
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
        [
            _line(found),
            *(f"{section_text(name)}: {words}" for name, words in found.draft.text.items()),
        ],
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
                name: {
                    "own": list(known[name].own),
                    "agency": list(known[name].agency),
                    "shipped": list(known[name].shipped),
                }
                for name in wanted
            }
        },
        [
            f"{_named(name)}: {one}"
            for name in wanted
            for one in (*known[name].own, *known[name].common)
        ],
    )


def add(ctx: typer.Context, section: Section, text: Sentence, agency: ForAgency = False) -> None:
    """Keep a phrase of the department, or sign one for the agency."""
    if not text.strip():
        raise UseError("phrase_empty")
    session, name = session_of(ctx), _section(section)
    with session.desk() as desk:
        known = desk.phrases.all()[name]
        if agency:
            desk.phrases.sign({name: (*known.agency, text)})
        else:
            desk.phrases.keep(name, (*known.own, text))
        kept = desk.phrases.all()[name]
    _answer_kept(session, name, kept, agency=agency, words=_("Đã giữ câu mẫu."))


def remove(ctx: typer.Context, section: Section, text: Sentence, agency: ForAgency = False) -> None:
    """Forget a phrase of the department, or of the agency; shipped ones stay."""
    session, name = session_of(ctx), _section(section)
    with session.desk() as desk:
        known, wanted = desk.phrases.all()[name], " ".join(text.split())
        kept = [one for one in (known.agency if agency else known.own) if one != wanted]
        if len(kept) == len(known.agency if agency else known.own):
            raise UseError("phrase_not_signed" if agency else "phrase_unknown", section=name)
        if agency:
            desk.phrases.sign({name: kept})
        else:
            desk.phrases.keep(name, kept)
        after = desk.phrases.all()[name]
    _answer_kept(session, name, after, agency=agency, words=_("Đã bỏ câu mẫu."))


def sign(ctx: typer.Context, source: PhraseFile) -> None:
    """Sign the phrases of the places a file names; those of other places stay."""
    session = session_of(ctx)
    read = read_json(session.read(source), str(source))
    if not all(
        isinstance(lines, list) and all(isinstance(one, str) for one in lines)
        for lines in read.values()
    ):
        raise UseError("phrases_malformed", path=source)
    with session.desk() as desk:
        desk.phrases.sign(read)
        signed = desk.phrases.signed()
    session.screen.answer(
        {
            "signed_at": iso(signed.signed_at),
            "phrases": {place: list(lines) for place, lines in signed.places.items()},
        },
        [_("Đã ký câu mẫu của cơ quan.")],
    )


def _answer_kept(
    session: "Session", section: str, kept: "Phrases", *, agency: bool, words: str
) -> None:
    name, lines = ("agency", kept.agency) if agency else ("own", kept.own)
    session.screen.answer({"section": section, name: list(lines)}, [words])


def _found(desk: "Desk", month: "Period", version: int) -> "KeptDraft":
    kept = desk.kept_drafts.versions(month, desk.reporting.own_unit())
    found = next((one for one in kept if one.version == version), None)
    if found is None:
        raise UseError("draft_version_unknown", version=version)
    return found


def _section(name: str) -> str:
    if name not in PLACES:
        raise UseError("phrase_section_unknown", section=name, known=", ".join(PLACES))
    return name


def _named(section: str) -> str:
    """Name a section with the word by which it is chosen."""
    name = section_text(section)
    return section if name == section else f"{name} [{section}]"


def _line(one: "KeptDraft") -> str:
    count = len(one.places)
    words = ngettext("khác bản trước {count} chỗ", "khác bản trước {count} chỗ", count)
    return f"{one.version:>4}  {moment_text(one.saved_at, 'short')}  {words.format(count=count)}"
