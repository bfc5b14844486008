"""Why a place of a report is returned: the kind of reason before the Office's own words."""

from workreport.i18n.translation import N_, _

MARK_REASONS = {
    "content_missing": N_("Thiếu nội dung"),
    "unclear": N_("Chưa rõ"),
    "figures_differ": N_("Số liệu không khớp"),
    "contradiction": N_("Mâu thuẫn với đơn vị phối hợp"),
    "other": N_("Lý do khác"),
}
_SAYS_NOTHING = "other"


def mark_text(code: str, text: str) -> str:
    """Say a mark of a return: Thiếu nội dung: ghi rõ số người; another reason is its words."""
    kind = MARK_REASONS.get(code, "")
    if not kind or code == _SAYS_NOTHING:
        return text
    return f"{_(kind)}: {text}"
