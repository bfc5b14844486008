"""What the check of a paper found, in sentences for screen and command line."""

from workreport.domain.paper_code import written
from workreport.i18n.formats import day_text
from workreport.i18n.translation import _
from workreport.services.paper_check import PaperProof


def proof_lines(proof: PaperProof) -> list[str]:
    """Return the verdict first, then what it rests on."""
    found = [_verdict(proof)]
    found.append(
        _("Văn bản: {title}, mã {code}.").format(title=proof.title, code=written(proof.mark.code))
    )
    if proof.mark.code != proof.now:
        found.append(_("In lại bây giờ, văn bản mang mã {code}.").format(code=written(proof.now)))
    if proof.difference is not None:
        found.append(
            _("Trang {page}: số liệu là “{expected}”, tệp ghi “{found}”.").format(
                page=proof.difference.page,
                expected=proof.difference.expected,
                found=proof.difference.found,
            )
        )
    if proof.issued is not None:
        found.append(
            _("Chính tệp này đã phát hành, số {number} ngày {day}.").format(
                number=proof.issued.number, day=day_text(proof.issued.issued_on)
            )
        )
    return found


def _verdict(proof: PaperProof) -> str:
    if proof.mark.code != proof.now:
        return _("Số liệu đã thay đổi sau khi in; bản in không còn đúng với sổ.")
    if proof.file == "altered":
        return _("Tệp đã bị sửa: chữ trong tệp khác với số liệu.")
    if proof.file == "identical":
        return _("Đúng: tệp giống từng ký tự với bản in lại từ số liệu.")
    if proof.file == "same_words":
        return _("Đúng: mọi chữ trong tệp khớp với số liệu, dù tệp đã được lưu lại.")
    return _("Đúng: mã khớp với số liệu.")
