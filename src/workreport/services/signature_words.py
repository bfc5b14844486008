"""What was signed, and what a signed file says, in sentences for screen and command line."""

from collections.abc import Iterator

from workreport.i18n.formats import day_text, moment_text
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _, ngettext
from workreport.services.paper_signing import Signed, SignedFile
from workreport.services.ports.signing import FoundSignature, Token

_STATES = {
    "intact": N_("Tệp còn nguyên vẹn; chữ ký bao trọn tệp."),
    "followed": N_("Phần đã ký còn nguyên vẹn; sau đó tệp chỉ có thêm chữ ký khác."),
    "changed": N_("Tệp đã bị sửa sau khi ký."),
    "broken": N_("Nội dung hoặc chữ ký đã bị sửa; chữ ký này không còn giá trị."),
}
_PINS = {
    "low": N_("đã có lần nhập sai mã PIN"),
    "last": N_("chỉ còn một lần nhập mã PIN trước khi bị khóa"),
    "locked": N_("đã khóa vì nhập sai mã PIN"),
}
_UNASKED = N_(
    "Giờ ký do máy người ký ghi. Chương trình không hỏi máy chủ nào nên không biết chứng thư có bị "
    "thu hồi hay không."
)


def signature_lines(file: SignedFile) -> list[str]:
    """Return the verdict of a signed file first, then every signature; empty without any."""
    found = file.signatures
    if not found:
        return []
    lines = [_verdict(file)]
    lines += [" ".join(_one(number, each)) for number, each in enumerate(found, start=1)]
    if file.note is not None:
        words = _("Chính tệp này được ký tại đây lúc {at}, người thao tác: {who}.")
        at = moment_text(file.note.at)
        lines.append(words.format(at=at, who=file.signed_by or file.note.by))
    lines.append(_(_UNASKED))
    return lines


def signed_lines(done: Signed) -> list[str]:
    """Return what was done, and what the person should know of it."""
    words = ngettext(
        "Đã ký {path} với chứng thư của {name}; tệp có {count} chữ ký.",
        "Đã ký {path} với chứng thư của {name}; tệp có {count} chữ ký.",
        done.count,
    )
    lines = [words.format(path=done.path, name=done.holder.name, count=done.count)]
    if done.holder.is_self_issued:
        lines.append(_("Chứng thư tự cấp: không nơi nào chứng nhận tên người ký."))
    lines += [reason_text(one.code, one.values) for one in done.warnings]
    return lines


def _verdict(file: SignedFile) -> str:
    states = {one.state for one in file.signatures}
    count = len(file.signatures)
    if "broken" in states:
        return _("Chữ ký số không khớp: tệp đã bị sửa hoặc hỏng.")
    if "changed" in states:
        return _("Tệp có chữ ký số nhưng đã bị sửa sau khi ký.")
    words = ngettext(
        "Tệp có {count} chữ ký số, còn nguyên vẹn.",
        "Tệp có {count} chữ ký số, đều còn nguyên vẹn.",
        count,
    )
    return words.format(count=count)


def _one(number: int, found: FoundSignature) -> Iterator[str]:
    name = _("không rõ") if found.holder is None else found.holder.name
    if found.claimed_at is None:
        yield _("Chữ ký {number}: {name}, không ghi giờ ký.").format(number=number, name=name)
    else:
        words = _("Chữ ký {number}: {name}, giờ ký ghi {at}.")
        yield words.format(number=number, name=name, at=moment_text(found.claimed_at))
    yield _(_STATES[found.state])
    if found.holder is not None:
        yield _trust(found)
        if not found.valid_then:
            words = _("Giờ ký nằm ngoài hạn của chứng thư ({first} đến {last}).")
            yield words.format(
                first=day_text(found.holder.not_before.date()),
                last=day_text(found.holder.not_after.date()),
            )


def _trust(found: FoundSignature) -> str:
    if found.trust == "trusted":
        return _("Chứng thư nối được tới chứng thư gốc cơ quan đã nêu.")
    if found.trust == "self_issued":
        return _("Chứng thư tự cấp: không nơi nào chứng nhận tên người ký.")
    words = _("Chứng thư do “{issuer}” cấp, cơ quan chưa nêu chứng thư gốc nên chưa tin được tên.")
    return words.format(issuer="" if found.holder is None else found.holder.issuer)


def pin_words(token: Token) -> str:
    """Say how many wrong PINs a token still forgives; empty where it says nothing."""
    return _(_PINS[token.pin]) if token.pin else ""
