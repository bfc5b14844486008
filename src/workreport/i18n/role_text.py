"""Roles as people call them, and what is said when one ends."""

from collections.abc import Sequence
from datetime import date

from workreport.i18n.formats import day_text
from workreport.i18n.translation import N_, _

_ROLES = {
    "chief": N_("Chánh Văn phòng"),
    "officer": N_("Cán bộ Văn phòng"),
    "leader": N_("Lãnh đạo"),
    "head": N_("Trưởng phòng"),
    "deputy": N_("Phó phòng"),
    "clerk": N_("Người soạn báo cáo"),
    "staff": N_("Cán bộ"),
    "admin": N_("Quản trị"),
}


def role_words(role: str) -> str:
    """Return a role as people call it."""
    known = _ROLES.get(role)
    return role if known is None else _(known)


def what_is_left(name: str, last_on: date, left: Sequence[str]) -> str:
    """Say what somebody still has after the last day of a role, and what ends with the last one."""
    day = day_text(last_on)
    if left:
        roles = ", ".join(role_words(role) for role in left)
        return _("Sau ngày {day} {name} còn vai trò: {roles}.").format(
            day=day, name=name, roles=roles
        )
    words = _(
        "Sau ngày {day} {name} không còn vai trò nào: những gì đã nhận vẫn đọc được, nhưng không "
        "ký, không gửi và không nhận thêm nhiệm vụ, báo cáo."
    )
    return words.format(day=day, name=name)


def who_goes_on(role: str, chiefs: Sequence[str], givers: Sequence[str], *, is_own: bool) -> str:
    """Say who does what only a chief does when that was one's own role, and who gives it back."""
    said = []
    if is_own and role == "chief":
        said.append(
            _("Đây là vai trò của chính hồ sơ này: khóa tháng, ký bộ tiêu chí từ đó do {names}.")
            if chiefs
            else _("Đây là vai trò của chính hồ sơ này: phải có Chánh Văn phòng khác rồi mới thu.")
        )
    if givers:
        said.append(_("Giao lại được ở Thiết lập › Vai trò: {givers}."))
    names, giving = ", ".join(chiefs), ", ".join(givers)
    return " ".join(said).format(names=names, givers=giving)


def role_ended(role: str, last_on: date, *, is_over: bool) -> str:
    """Say to its holder that a role ends soon, or has ended."""
    words = (
        _("Vai trò {role} đã hết sau ngày {day}; hồ sơ này không còn vai trò nào.")
        if is_over
        else _("Vai trò {role} của hồ sơ này hết sau ngày {day}.")
    )
    return words.format(role=role_words(role), day=day_text(last_on))
