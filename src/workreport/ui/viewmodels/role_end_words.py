"""What is said when a role ends: to who ends it, and to its holder."""

from typing import TYPE_CHECKING

from workreport.i18n.role_text import role_ended, what_is_left, who_goes_on
from workreport.ui.messages import Notice, NoticeKind

if TYPE_CHECKING:
    from workreport.services.role_ends import RoleEnd


def role_end_words(end: "RoleEnd") -> str:
    """Say what follows when the role ends, and who gives it back."""
    said = (
        what_is_left(end.name, end.last_on, end.left),
        who_goes_on(end.role, end.chiefs, end.givers, is_own=end.is_own),
    )
    return " ".join(filter(None, said))


def role_notice(end: "RoleEnd") -> Notice:
    """Tell the holder, when the program opens and when it becomes known."""
    return Notice(
        kind=NoticeKind.WARN,
        happened=role_ended(end.role, end.last_on, is_over=end.is_over),
        safe=role_end_words(end),
    )
