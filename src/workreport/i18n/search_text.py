"""Words for what a search finds."""

from collections.abc import Mapping

from workreport.i18n.translation import N_, _

_KINDS: Mapping[str, str] = {
    "person": N_("Cán bộ"),
    "task": N_("Nhiệm vụ"),
    "result": N_("Kết quả nhiệm vụ"),
    "narrative": N_("Lời của phòng"),
    "wording": N_("Lời của Văn phòng"),
    "conclusion": N_("Kết luận"),
}
_SECTIONS: Mapping[str, str] = {
    "results": N_("Kết quả công tác"),
    "progress": N_("Tiến độ"),
    "time": N_("Thời gian"),
    "quality": N_("Chất lượng"),
    "advantages": N_("Ưu điểm"),
    "limitations": N_("Hạn chế"),
    "causes": N_("Nguyên nhân"),
    "proposals": N_("Đề xuất, kiến nghị"),
    "summary": N_("Đánh giá chung"),
    "assessment": N_("Đánh giá chung"),
    "organisation": N_("Tổ chức thực hiện"),
    "return": N_("Lý do trả lại báo cáo"),
    "remark": N_("Nhận xét cán bộ"),
    "verdict": N_("Ý kiến về một nhiệm vụ"),
    "conclusion": N_("Kết luận của lãnh đạo"),
    "reminder": N_("Nội dung thư nhắc"),
}


def kind_text(kind: str) -> str:
    """Say what was found."""
    return _(_KINDS[kind])


def section_text(section: str) -> str:
    """Return the heading of a section; one that is not known stays as it is written."""
    return _(_SECTIONS[section]) if section in _SECTIONS else section


def hit_title(kind: str, title: str, subject: str) -> str:
    """Return the heading of a hit: its own, or the section its words stand in."""
    if kind in {"narrative", "wording"} and subject in _SECTIONS:
        return section_text(subject)
    return title
