"""Slips of one page: the receipt of a version, and the extension of a department."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from workreport.domain.calendar import day_ended_by, local_day
from workreport.domain.document import Block, Column, Document, Paragraph, Run, Signature, Table
from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.domain.timeliness import Extension, Verdict
from workreport.i18n.verdict_text import clock_text
from workreport.ledger.bodies.agency import UnitSet
from workreport.ledger.bodies.report import ExtensionAsk, Receipt, ReportFile
from workreport.services.book import Look
from workreport.services.drafts import filed_draft
from workreport.services.late_filing import REASON_KEY
from workreport.services.month import MonthLine, UnitMonthLine, VersionLine, instant
from workreport.services.paper_frame import Frame
from workreport.services.paper_options import PaperOptions
from workreport.services.paper_tables import Row
from workreport.services.paper_words import capital, day, moment, month, slip_number, verdict_words

_FEWEST_LETTERS = 8  # of an entry id that stands for the whole
_HASH_GROUP = 8
_OFFICE, _CHIEF = "VĂN PHÒNG", "CHÁNH VĂN PHÒNG"
COLUMNS = (Column("Nội dung", 62), Column("Chi tiết"))
_BASES = {
    "ingest": "Máy của Văn phòng tiếp nhận gói tin",
    "handed_over": "Cán bộ Văn phòng xác nhận đã được giao tệp tận tay",
    "code": "Cán bộ Văn phòng xác nhận theo mã báo của đơn vị",
}


@dataclass(frozen=True, slots=True)
class ReceiptMatter:
    """What a receipt is written from; ``verdict`` is by the limit known when it is printed.

    It judges the month by its first version; ``judged`` is that one where it is another.
    """

    period: Period
    unit: UnitSet
    version: VersionLine
    receipt: Receipt
    receiver: str
    author: str
    limit_at: datetime
    verdict: Verdict
    judged: VersionLine | None
    printed_at: datetime
    preparer: str = ""  # name, where somebody else signed
    late_reason: str = ""  # why it was signed after the limit
    after_end: bool = False  # it came when the month took no report any more


@dataclass(frozen=True, slots=True)
class ExtensionMatter:
    """What a slip of extension is written from."""

    period: Period
    unit: UnitSet
    granted: Extension
    asked: ExtensionAsk | None
    asked_at: datetime | None
    limit_at: datetime
    granter: str
    granter_title: str
    printed_at: datetime
    asked_by: str = ""


def version_of(line: UnitMonthLine, wanted: str) -> VersionLine:
    """Return the version that is asked for; without a wish the one that counts.

    Raises:
        RuleError: ``report_not_filed``.
        UseError: ``version_unknown``.
    """
    if not wanted:
        if line.current is None:
            raise RuleError("report_not_filed")
        return line.current
    asked = wanted.strip().lower()
    found = [
        one
        for one in line.versions
        if asked in {one.entry, one.label}
        or (len(asked) >= _FEWEST_LETTERS and one.entry.startswith(asked))
    ]
    if len(found) != 1:
        raise UseError("version_unknown", version=wanted)
    return found[0]


def line_of(month_line: MonthLine, unit: UnitSet) -> UnitMonthLine:
    """Return the line of a department.

    Raises:
        RuleError: ``unit_not_expected``.
    """
    found = next((one for one in month_line.units if one.unit.unit == unit.unit), None)
    if found is None:
        raise RuleError("unit_not_expected", period=str(month_line.period))
    return found


# --- the receipt ----------------------------------------------------------------------------------


def read_receipt(
    look: Look, month_line: MonthLine, unit: UnitSet, options: PaperOptions
) -> ReceiptMatter:
    """Gather a receipt; of several the earliest counts.

    Raises:
        RuleError: ``paper_no_receipt``: none of this version is held here, or ``report_not_filed``.
        UseError: ``version_unknown``.
    """
    line = line_of(month_line, unit)
    version = version_of(line, options.version)
    facts = [
        (fact, fact.body)
        for fact in look.projections.facts(
            "receipt", period=str(month_line.period), unit=unit.unit, chosen=False
        )
        if fact.subject == version.entry and isinstance(fact.body, Receipt)
        if fact.entry not in line.after_lock or version.entry in line.after_lock
    ]
    opened = month_line.opened
    if not facts or opened is None or version.received_at is None:
        raise RuleError("paper_no_receipt", unit=unit.name, version=version.label)
    fact, receipt = min(facts, key=lambda pair: (_counts_at(pair[1]), pair[1].number))
    limit_at = opened.report.limit_at
    judged = next((one for one in line.versions if one.received_at == line.filed_at), None)
    return ReceiptMatter(
        period=month_line.period,
        unit=unit,
        version=version,
        receipt=receipt,
        receiver=look.directory.person_name(fact.author),
        author=look.directory.person_name(version.author),
        limit_at=limit_at,
        verdict=line.verdict,
        judged=None if judged is None or judged.entry == version.entry else judged,
        printed_at=look.now,
        preparer=_preparer(look, version),
        late_reason=_late_reason(look, version),
        after_end=line.after_end,
    )


def _late_reason(look: Look, version: VersionLine) -> str:
    """Return why a version was filed after its limit; empty when it was not, or was erased."""
    draft = filed_draft(look, version.entry)
    return "" if draft is None else draft.answers.get(REASON_KEY, "").strip().rstrip(".")


def _preparer(look: Look, version: VersionLine) -> str:
    fact = look.projections.fact(version.entry)
    if fact is None or not isinstance(fact.body, ReportFile):
        return ""
    prepared_by = fact.body.prepared_by
    return "" if prepared_by == version.author else look.directory.person_name(prepared_by)


def _counts_at(receipt: Receipt) -> datetime:
    return min(receipt.received_at, receipt.handed_over_at or receipt.received_at)


def receipt_document(matter: ReceiptMatter, frame: Frame) -> Document:
    """Write a receipt; must be called while Vietnamese is spoken."""
    version = matter.version
    note = (
        "(Biên nhận ghi thời điểm, không thay kết luận của Văn phòng; việc đúng hạn hay chậm nêu ở "
        f"trên theo hạn biết lúc in, {moment(matter.printed_at)})"
    )
    return Document(
        kind="receipt",
        period=matter.period,
        letterhead=frame.office_letterhead,
        title_type="BIÊN NHẬN",
        subject=f"báo cáo {month(matter.period)} của {matter.unit.name}",
        place=frame.agency.place,
        issued_on=local_day(matter.printed_at),
        blocks=(
            Paragraph(
                f"{capital(frame.office)} xác nhận đã nhận báo cáo của đơn vị, bản {version.label}:"
            ),
            Table(COLUMNS, tuple(_receipt_rows(matter))),
            Paragraph(runs=(Run(note, italic=True),)),
        ),
        signature=Signature("NGƯỜI NHẬN", matter.receiver, note="(Ký, ghi rõ họ tên)"),
        recipients=(matter.unit.name, f"Lưu {frame.office}"),
        training=frame.agency.training,
    )


def _receipt_rows(matter: ReceiptMatter) -> Iterable[Row]:
    version, receipt = matter.version, matter.receipt
    yield ("Số biên nhận", receipt.number)
    yield ("Đơn vị gửi", matter.unit.name)
    yield ("Báo cáo", f"{capital(month(matter.period))}, bản {version.label}")
    yield ("Người ký báo cáo", matter.author)
    if matter.preparer:
        yield ("Người soạn báo cáo", matter.preparer)
    yield ("Ký lúc (đồng hồ máy gửi)", moment(version.signed_at))
    yield ("Văn phòng nhận lúc", moment(receipt.received_at))
    if matter.late_reason:
        yield ("Lý do gửi sau hạn", matter.late_reason)
    if matter.after_end:
        yield ("Đóng nhận báo cáo", "Báo cáo đến sau ngày đóng nhận")
    if receipt.handed_over_at is not None:
        yield ("Được giao lúc", moment(receipt.handed_over_at))
    reason = receipt.reason.strip().rstrip(".")
    basis = _BASES.get(receipt.basis, receipt.basis)
    yield ("Căn cứ ghi nhận", f"{basis}; {reason}" if reason else basis)
    yield ("Thời điểm tính hạn", moment(_counts_at(receipt)))
    limit = f"Hết ngày {day(day_ended_by(matter.limit_at))}"
    if receipt.limit_known != matter.limit_at:
        limit += f" (lúc ký biên nhận: hết ngày {day(day_ended_by(receipt.limit_known))})"
    yield ("Hạn biết lúc in", limit)
    verdict = verdict_words(matter.verdict, filed=True, received=True)
    if matter.judged is not None:
        at = moment(matter.judged.received_at)
        verdict = f"Tính theo bản {matter.judged.label}, nhận {at}: {verdict}"
    yield ("Đánh giá theo hạn biết lúc in", verdict)
    if version.skew_hours is not None:
        yield ("Lưu ý về đồng hồ", clock_text(version.skew_hours))
    yield ("Mã nội dung bản báo cáo (SHA-256)", _grouped(version.entry))


def _grouped(code: str) -> str:
    """Write a long code in groups that can be read aloud."""
    return " ".join(code[at : at + _HASH_GROUP] for at in range(0, len(code), _HASH_GROUP))


# --- the extension --------------------------------------------------------------------------------


def _require_named(month: MonthLine) -> None:
    """Ask the Office whose slip it means when units of the month have one."""
    known = [line.unit.code for line in month.units if line.extensions]
    if known:
        raise RuleError(
            "paper_extension_unit",
            period=str(month.period),
            known=", ".join(known),
            first=known[0],
        )


def read_extension(
    look: Look, month_line: MonthLine, unit: UnitSet, options: PaperOptions
) -> ExtensionMatter:
    """Gather a slip of extension: the one of a number, else the last that was granted.

    Raises:
        RuleError: ``paper_no_extension``, or ``paper_extension_unit`` where the Office names no
            unit and others were granted time.
        UseError: ``extension_unknown``.
    """
    line = line_of(month_line, unit)
    opened = month_line.opened
    granted = sorted(line.extensions, key=lambda one: (one.granted_at, one.number))
    if not granted and not options.unit and look.is_office:
        _require_named(month_line)
    if not granted or opened is None:
        raise RuleError("paper_no_extension", unit=unit.name, period=str(month_line.period))
    wanted = options.number.rpartition("/")[2].strip()
    found = [one for one in granted if not wanted or one.number == wanted]
    if not found:
        known = ", ".join(one.number for one in granted)
        raise UseError("extension_unknown", number=options.number, known=known)
    last = found[-1]
    asks = [
        (instant(fact.at), fact.author, fact.body)
        for fact in line.asked
        if isinstance(fact.body, ExtensionAsk) and instant(fact.at) <= last.granted_at
    ]
    at, who, asked = max(asks, key=lambda each: each[0], default=(None, "", None))
    granter = look.directory.people.get(last.granted_by)
    return ExtensionMatter(
        period=month_line.period,
        unit=unit,
        granted=last,
        asked=asked,
        asked_at=at,
        limit_at=opened.report.limit_at,
        granter="" if granter is None else granter.name,
        granter_title="" if granter is None else granter.position,
        printed_at=look.now,
        asked_by=look.directory.person_name(who),
    )


def extension_document(matter: ExtensionMatter, frame: Frame) -> Document:
    """Write a slip of extension; must be called while Vietnamese is spoken."""
    granted = matter.granted
    title = (matter.granter_title or _CHIEF).upper()
    blocks: list[Block] = [
        Paragraph(f"{capital(frame.office)} cho gia hạn gửi báo cáo như sau:"),
        Table(COLUMNS, tuple(_extension_rows(matter))),
    ]
    return Document(
        kind="extension",
        period=matter.period,
        letterhead=frame.office_letterhead if _OFFICE in title else frame.letterhead,
        title_type="PHIẾU GIA HẠN",
        subject=f"gửi báo cáo {month(matter.period)} của {matter.unit.name}",
        place=frame.agency.place,
        issued_on=local_day(granted.granted_at),
        blocks=tuple(blocks),
        signature=Signature(
            title,
            matter.granter or frame.chief,
            (f"K/T {_CHIEF}",) if title.startswith("PHÓ") and _OFFICE in title else (),
        ),
        recipients=(matter.unit.name, f"Lưu {frame.office}"),
        training=frame.agency.training,
    )


def _extension_rows(matter: ExtensionMatter) -> Iterable[Row]:
    granted, asked = matter.granted, matter.asked
    yield ("Số phiếu (nội bộ)", slip_number(matter.period, matter.unit.code, granted.number))
    yield ("Đơn vị được gia hạn", matter.unit.name)
    if asked is None:
        yield ("Đề nghị của đơn vị", "Không có đề nghị; Văn phòng chủ động gia hạn")
    else:
        who = f" ({matter.asked_by})" if matter.asked_by else ""
        until = day(day_ended_by(asked.until_at))
        yield ("Đề nghị của đơn vị", f"Lúc {moment(matter.asked_at)}{who}, xin đến hết {until}")
        yield ("Lý do đề nghị", asked.reason)
    yield ("Hạn theo quy định", f"Hết ngày {day(day_ended_by(matter.limit_at))}")
    yield ("Hạn mới", f"Hết ngày {day(day_ended_by(granted.until_at))}")
    yield ("Lý do cho gia hạn", granted.reason)
    after = "; gia hạn sau hạn" if granted.granted_at > matter.limit_at else ""
    yield ("Người cho gia hạn", f"{matter.granter}, lúc {moment(granted.granted_at)}{after}")
    has_ended = granted.has_expired(matter.printed_at)
    state = "đã hết hiệu lực" if has_ended else "còn hiệu lực"
    ends = day(day_ended_by(granted.until_at))
    yield ("Hiệu lực", f"Tự hết hiệu lực khi hết ngày {ends}; lúc in phiếu này {state}")
