"""Sentences about drafts kept elsewhere."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "draft_file_unknown": Message(
        N_("Tệp {path} không phải bản nháp của WorkReport, hoặc đã hỏng."),
        N_("Chọn tệp .wrd đã lưu bằng “Lưu sang chỗ khác”."),
    ),
    "draft_file_not_ours": Message(
        N_("Bản nháp trong {path} không phải của hồ sơ làm việc này."),
        N_("Mở đúng hồ sơ làm việc đã lưu nó."),
    ),
    "draft_file_other_month": Message(
        N_("Bản nháp trong tệp là của tháng {period}, không phải tháng đang mở."),
        N_("Chuyển sang tháng đó rồi lấy lại."),
    ),
    "draft_version_unknown": Message(
        N_("Không có bản nháp số {version} của tháng này."), N_("Xem danh sách các bản nháp.")
    ),
    "phrase_empty": Message(N_("Chưa ghi câu mẫu."), N_("Ghi câu cần giữ.")),
    "phrase_unknown": Message(
        N_("Phòng không có câu mẫu này trong mục {section}."),
        N_("Xem danh sách; câu có sẵn thì không bỏ được."),
    ),
    "only_chief_signs_phrases": Message(
        N_("Chỉ Chánh Văn phòng ký câu mẫu của cơ quan."),
        N_("Giữ câu mẫu riêng của phòng, hoặc đề nghị Chánh Văn phòng ký."),
    ),
    "phrase_not_signed": Message(
        N_("Câu mẫu của cơ quan không có câu này ở mục {section}."), N_("Xem danh sách câu mẫu.")
    ),
    "phrases_many": Message(
        N_("Mục {section} có quá {most} câu mẫu."), N_("Bỏ những câu ít dùng.")
    ),
    "phrase_long": Message(
        N_("Câu mẫu thứ {number} của mục {section} dài quá {most} chữ cái."), N_("Viết ngắn lại.")
    ),
    "phrases_malformed": Message(
        N_("Tệp {path} không đọc được là bộ câu mẫu."),
        N_("Ghi JSON: mỗi mục một danh sách câu."),
    ),
    "phrase_section_unknown": Message(
        N_("Không có mục “{section}”."), N_("Chọn một trong: {known}.")
    ),
}
