"""The papers and their editions by name, for lists in which they are chosen."""

from workreport.i18n.translation import N_, _

_PAPERS = {
    "report": N_("Báo cáo của phòng"),
    "summary": N_("Báo cáo tổng hợp"),
    "notice": N_("Thông báo kết luận"),
    "receipt": N_("Biên nhận"),
    "extension": N_("Phiếu gia hạn"),
    "diff": N_("Bảng so sánh"),
    "grades": N_("Giải trình điểm"),
    "person": N_("Phiếu cá nhân"),
    "reminder": N_("Thư nhắc"),
    "board": N_("Bảng theo dõi"),
    "review": N_("Báo cáo quý, nửa năm, năm"),
    "ratings": N_("Bảng xếp loại"),
    "board-pack": N_("Hồ sơ họp"),
    "history": N_("Lịch sử mười hai tháng"),
    "recall": N_("Danh sách nhận và thu hồi bản"),
}


def paper_text(kind: str) -> str:
    """Return the name of a paper; a kind that is not known stays as it is written."""
    known = _PAPERS.get(kind)
    return kind if known is None else _(known)
