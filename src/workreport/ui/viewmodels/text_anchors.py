"""How each text of the Office is found again on the pages of its paper."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workreport.services.paper_words import QUESTION_WORDS
from workreport.services.text_drafts import ASSESSMENT, ORGANISATION
from workreport.ui.viewmodels.paper_places import Anchor

if TYPE_CHECKING:
    from workreport.services.office_texts import OfficeText

_PROPOSALS = "proposals"
_GENERAL = ("Kết quả theo đơn vị", "Đánh giá chung")
_UNITS = ("Ưu điểm, hạn chế của từng đơn vị",)
_ASKED = ("Kết quả theo đơn vị", "Đề xuất lãnh đạo")
_FIRST = {
    "summary": _GENERAL,
    ASSESSMENT: ("kết luận như sau", "Đánh giá chung"),
    ORGANISATION: ("kết luận như sau", "Tổ chức thực hiện"),
}


def anchors_of(texts: "Sequence[OfficeText]") -> dict[str, Anchor]:
    """Return the words that stand before each text; what is not printed has none."""
    proposed = [one for one in texts if one.section == _PROPOSALS]
    is_worded = any(one.is_worded for one in proposed if not one.unit)
    is_listed = any(one.said.text for one in proposed if one.unit)
    found = {}
    for one in texts:
        if one.section == _PROPOSALS:
            before = _before_proposals(one, is_worded=is_worded, is_listed=is_listed)
        else:
            before = _FIRST.get(one.section) or _before_question(one)
        if before:
            found[one.line] = Anchor(before, one.said.text)
    return found


def _before_question(one: "OfficeText") -> tuple[str, ...]:
    lead = f"{QUESTION_WORDS[one.section]}:"
    if not one.unit:
        return (*_GENERAL, lead)
    if not one.said.text:
        return ()
    return (*_UNITS, f"{one.place.rpartition('.')[2]}) {one.unit_name}", lead)


def _before_proposals(one: "OfficeText", *, is_worded: bool, is_listed: bool) -> tuple[str, ...]:
    if one.unit:
        if is_worded or not one.said.text:
            return ()
        return (*_ASKED, "kiến nghị của các đơn vị", f"{one.unit_name}:")
    return (*_ASKED, "kiến nghị" if is_worded or is_listed else "Nội dung trình")
