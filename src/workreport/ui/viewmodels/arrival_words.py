"""What is known of a report that arrived: who signed it, when it came, what its clock says."""

from typing import TYPE_CHECKING

from workreport.i18n.entered_text import entered_text
from workreport.i18n.formats import moment_text
from workreport.i18n.translation import _
from workreport.i18n.verdict_text import clock_text, correction_text
from workreport.ui.viewmodels.unit_words import verdict_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workreport.services.month import UnitMonthLine, VersionLine


def sender_words(line: "UnitMonthLine", names: "Mapping[str, str]") -> str:
    """Return who signed the version that lies here."""
    if line.current is None:
        return ""
    name = names.get(line.current.author, "")
    return _("{name} nhập hộ").format(name=name) if line.current.entered else name


def arrival_words(line: "UnitMonthLine", names: "Mapping[str, str]") -> str:
    """Say sender, signature, receipt, verdict, clock, and what lies behind the version checked."""
    version = line.current
    if version is None:
        return ""
    words = _("Bản {number} do {who} ký lúc {at}; chữ ký khớp khóa đã duyệt.")
    said = [
        words.format(
            number=version.label,
            who=names.get(version.author, _("người chưa rõ tên")),
            at=moment_text(version.signed_at, "short"),
        )
    ]
    if version.entered:
        said.append(f"{entered_text(version.entered)}.")
    said.append(_receipt_words(line, version))
    if version.skew_hours is not None:
        said.append(clock_text(version.skew_hours))
    if line.correction_late_days:
        words = correction_text(line.correction_late_days)
        said.append(f"{words[:1].upper()}{words[1:]}.")
    if version.answers_differ:
        said.append(differing_answers())
    said.append(newer_words(line))
    return " ".join(part for part in said if part)


def differing_answers() -> str:
    """Say that two officers answered one version, and who ends it."""
    return _("Hai cán bộ trả lời khác nhau: Chánh Văn phòng rút lại rồi trả lời một lần.")


def newer_words(line: "UnitMonthLine") -> str:
    """Say that a newer version came while an older one is being checked; empty otherwise."""
    checked = checked_version(line)
    if checked is None or line.current is None or line.current.number <= checked.number:
        return ""
    words = _("Bản {newer} vừa đến. Bản {number} đang kiểm tra được giữ nguyên.")
    return words.format(newer=line.current.label, number=checked.label)


def checked_version(line: "UnitMonthLine") -> "VersionLine | None":
    """Return the version that somebody checks and nobody has answered yet."""
    found = [one for one in line.versions if one.checked_by and one.answer is None]
    return max(found, key=lambda one: one.number, default=None)


def _receipt_words(line: "UnitMonthLine", version: "VersionLine") -> str:
    if version.received_at is None:
        return _("Chưa có biên nhận.")
    at = moment_text(version.received_at, "short")
    verdict = verdict_words(line)
    if not verdict:
        words = _("Nhận lúc {at}, biên nhận {number}.")
        return words.format(at=at, number=version.receipt_number)
    words = _("Nhận lúc {at}, biên nhận {number}, {verdict}.")
    return words.format(at=at, number=version.receipt_number, verdict=verdict)
