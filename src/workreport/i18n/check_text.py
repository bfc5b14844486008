"""Points of the shipped check list in words."""

from workreport.i18n.translation import N_, _

_POINTS = {
    "plan": N_("Đủ nhiệm vụ theo kế hoạch"),
    "results": N_("Kết quả ghi rõ, có sản phẩm"),
    "causes": N_("Việc chậm, chưa xong có nguyên nhân"),
    "partners": N_("Khớp với đơn vị phối hợp"),
    "words": N_("Ưu điểm, hạn chế không chép lại"),
    "people": N_("Xếp loại có nhận xét"),
    "next": N_("Có nhiệm vụ tháng sau"),
}


def point_text(code: str, text: str) -> str:
    """Return a point in words: the agency's own, else those of the list that was shipped."""
    return text or _(_POINTS.get(code, code))
