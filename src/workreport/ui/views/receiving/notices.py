"""What stands above a report under check: a newer version, the unit's replies, its answers."""

from collections.abc import Callable
from dataclasses import replace

from workreport.i18n.formats import moment_text
from workreport.i18n.translation import _
from workreport.services.checking import CheckView
from workreport.services.late_filing import REASON_KEY
from workreport.ui.messages import NoticeKind
from workreport.ui.theme.badge import Badge
from workreport.ui.theme.badges import step_badge
from workreport.ui.theme.spans import Span
from workreport.ui.viewmodels.place_words import place_words
from workreport.ui.viewmodels.unit_words import verdict_words
from workreport.ui.widgets.banner import Banner


def newer_version(view: CheckView, see: Callable[[], None], change: Callable[[], None]) -> Banner:
    """Say that a newer version waits while this one stays as it is."""
    waiting = view.waiting or view.version
    at = waiting.received_at or waiting.signed_at
    newer = _("Bản {number} vừa đến lúc {at}.").format(
        number=waiting.label, at=moment_text(at, "time")[:-3]
    )
    kept = _("Bản {number} đang kiểm tra được giữ nguyên.").format(number=view.version.label)
    banner = Banner(
        NoticeKind.INFO,
        (Span(newer, is_strong=True), Span(" " + kept)),
        icon="tray",
        name="newer_version",
    )
    words = _("Xem khác nhau ({count} chỗ)").format(count=view.waiting_changes)
    banner.add_action(words, see)
    words = _("Chuyển sang bản {number}").format(number=waiting.label)
    banner.add_action(words, change).setObjectName("switch_version")
    return banner


def several_versions(view: CheckView, choose: Callable[[], None]) -> Banner:
    """Say that versions stand against each other, and lead to the choice."""
    labels = ", ".join(one.label for one in view.line.rivals)
    happened = _("Các bản {labels} cùng hiệu lực.").format(labels=labels)
    banner = Banner(
        NoticeKind.WARN,
        (
            Span(happened, is_strong=True),
            Span(" " + _("Chọn một bản rồi mới trả lời được; các bản kia vẫn được giữ lại.")),
        ),
        icon="git-diff",
        name="several_versions",
    )
    banner.add_action(_("So sánh và chọn"), choose)
    return banner


def said_by_unit(view: CheckView) -> tuple[Banner, ...]:
    """Show what the unit replied to marks, and how it answered warnings."""
    found: list[Banner] = []
    if view.replies:
        said = "; ".join(
            f"{place_words(path, view.draft)}: “{words}”" for path, words in view.replies.items()
        )
        spans = (Span(_("Phòng trả lời:"), is_strong=True), Span(f" {said}"))
        found.append(Banner(NoticeKind.INFO, spans, icon="chat-text", name="replies"))
    late = view.answers.get(REASON_KEY, "")
    if late:
        spans = (Span(_("Gửi sau hạn vì:"), is_strong=True), Span(f" “{late}”"))
        found.append(Banner(NoticeKind.WARN, spans, icon="clock-fill", name="late_reason"))
    answers = [words for key, words in view.answers.items() if key != REASON_KEY]
    if answers:
        said = "; ".join(f"“{words}”" for words in answers)
        spans = (Span(_("Trả lời cảnh báo:"), is_strong=True), Span(f" {said}"))
        found.append(Banner(NoticeKind.WARN, spans, icon="chat-text", name="answered_checks"))
    return tuple(found)


def step_of(view: CheckView) -> Badge:
    """Return the badge of the version that is shown."""
    if view.version.answer is None and view.version.checked_by:
        words = _("Đang kiểm tra bản {number}").format(number=view.version.label)
        return replace(step_badge("in_check"), text=words)
    if view.waiting is not None:
        return step_badge("received")
    return step_badge(view.line.state.value)


def received_words(view: CheckView) -> str:
    """Say when the version was received, whether in time, and who checks it."""
    version = view.version
    words = []
    if version.received_at is not None:
        words.append(_("nhận {at}").format(at=moment_text(version.received_at, "short")))
    words.append(verdict_words(view.line))
    if version.checked_by:
        name = view.names.get(version.checked_by, "")
        words.append(_("{name} kiểm tra").format(name=name))
    return ", ".join(word for word in words if word)
