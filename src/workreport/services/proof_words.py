"""What the check of a paper found, in sentences for screen and command line."""

from workreport.domain.paper_code import written
from workreport.i18n.formats import day_text
from workreport.i18n.translation import _
from workreport.services.paper_check import PaperProof
from workreport.services.paper_kinds import DOCX, formats_of
from workreport.services.paper_lines import marks_of


def proof_lines(proof: PaperProof) -> list[str]:
    """Return the verdict first, then what it rests on."""
    found = [_verdict(proof)]
    found.append(
        _("Văn bản: {title}, mã {code}.").format(title=proof.title, code=written(proof.mark.code))
    )
    if not proof.is_current and proof.now:
        found.append(_("In lại bây giờ, văn bản mang mã {code}.").format(code=written(proof.now)))
    found += _words_told(proof)
    if proof.issued is not None:
        found.append(
            _("Chính tệp này đã phát hành, số {number} ngày {day}.").format(
                number=proof.issued.number, day=day_text(proof.issued.issued_on)
            )
        )
        if not proof.is_current:
            found.append(_("Số liệu đã thay đổi sau ngày phát hành."))
    elif proof.registered is not None:
        found.append(
            _("Sổ văn bản: số {number} ngày {day}.").format(
                number=f"{proof.registered.number}-{proof.registered.symbol}",
                day=day_text(proof.registered.issued_on),
            )
        )
    known = proof.issued or proof.registered
    if known is not None and marks_of(known).words:
        marks = ", ".join(marks_of(known).words)
        found.append(_("Dấu trên văn bản theo sổ: {marks}.").format(marks=marks))
    return found


def _words_told(proof: PaperProof) -> list[str]:
    """Say where words part from the data, or that a code alone says nothing of edited words."""
    if proof.difference is None:
        is_edited = DOCX in formats_of(proof.mark.kind)
        if proof.file or not proof.is_current or not is_edited:
            return []
        return [_("Mã chứng minh số liệu; chữ đã sửa trong Word thì mã không chứng minh.")]
    where = _("Trang {page}: số liệu là “{expected}”, tệp ghi “{found}”.")
    if proof.file == "edited":
        where = _("Đoạn {page}: số liệu là “{expected}”, tệp ghi “{found}”.")
    difference = proof.difference
    return [
        where.format(page=difference.page, expected=difference.expected, found=difference.found)
    ]


def _verdict(proof: PaperProof) -> str:
    if proof.issued is not None:
        return _("Đúng: chính là tệp đã phát hành, mã tệp trùng với sổ văn bản.")
    return _said(proof) if proof.is_current else _changed(proof)


def _changed(proof: PaperProof) -> str:
    if proof.registered is not None:
        return _("Số liệu đã thay đổi sau khi phát hành; so với tệp đã lưu khi phát hành.")
    return _("Số liệu đã thay đổi sau khi in; bản in không còn đúng với sổ.")


def _said(proof: PaperProof) -> str:
    if proof.file == "altered":
        return _("Tệp đã bị sửa: chữ trong tệp khác với số liệu.")
    if proof.file == "edited":
        return _("Mã khớp với số liệu, nhưng chữ trong tệp Word đã sửa; phần sửa không chứng minh.")
    if proof.file == "identical":
        return _("Đúng: tệp giống từng ký tự với bản in lại từ số liệu.")
    if proof.file == "same_words":
        return _("Đúng: mọi chữ trong tệp khớp với số liệu, dù tệp đã được lưu lại.")
    return _("Đúng: mã khớp với số liệu.")
