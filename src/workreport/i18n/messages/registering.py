"""Sentences about reminders, the register of papers, and packages that were set aside."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "only_office_reminds": Message(
        N_("Chỉ Văn phòng nhắc các đơn vị gửi báo cáo."), N_("Đề nghị Văn phòng thực hiện.")
    ),
    "reminder_nobody_behind": Message(
        N_("Không đơn vị nào quá hạn báo cáo tháng {period}."),
        N_("Muốn nhắc trước hạn, chọn từng đơn vị chưa có báo cáo."),
    ),
    "reminder_not_missing": Message(
        N_("{unit} đã gửi báo cáo tháng {period} nên không cần nhắc."),
        N_("Chọn đơn vị chưa có báo cáo."),
    ),
    "reminder_unknown": Message(
        N_("Tháng {period} không có thư nhắc nào như vậy trên máy này."),
        N_("Lập thư nhắc mới, hoặc xem lại số của thư."),
    ),
    "reminder_call_without_words": Message(
        N_("Chưa ghi nội dung đã nhắc qua điện thoại."), N_("Ghi đã nói với ai, điều gì.")
    ),
    "only_office_registers": Message(
        N_("Chỉ Văn phòng ghi số văn bản vào sổ."), N_("Đề nghị Văn phòng thực hiện.")
    ),
    "paper_not_numbered": Message(
        N_("Văn bản loại “{kind}” không lấy số của sổ công văn đi."),
        N_("Chọn một trong các loại: {known}."),
    ),
    "paper_numbered_already": Message(
        N_("Văn bản này đã có số {number} trong sổ văn bản, không còn là dự thảo."),
        N_("In không ghi lần dự thảo; nếu số ghi nhầm thì hủy số ở Sổ văn bản."),
    ),
    "paper_number_missing": Message(
        N_("Chưa ghi số hoặc ngày của văn bản."), N_("Ghi số và ngày do sổ công văn đi cấp.")
    ),
    "paper_number_malformed": Message(
        N_("“{number}” không phải là số văn bản."),
        N_("Chỉ ghi số, ví dụ 12 hoặc 12a, không ghi ký hiệu."),
    ),
    "paper_day_implausible": Message(
        N_("Ngày văn bản {day} ở trước tháng của văn bản, hoặc sau hôm nay quá một tháng."),
        N_("Ghi lại ngày do sổ công văn đi cấp."),
    ),
    "paper_issue_unknown": Message(
        N_("Sổ không có văn bản “{paper}”."), N_("Chọn một văn bản trong sổ.")
    ),
    "paper_issue_void": Message(
        N_("Văn bản số {number} đã bị hủy, lý do: {reason}."), N_("Chọn văn bản còn hiệu lực.")
    ),
    "paper_urgency_unknown": Message(
        N_("Không có mức độ khẩn “{urgency}”."), N_("Ghi một trong: {known}; hoặc bỏ trống.")
    ),
    "paper_secrecy_unknown": Message(
        N_("Không có độ mật “{secrecy}”."), N_("Ghi một trong: {known}; hoặc bỏ trống.")
    ),
    "paper_secrecy_without_item": Message(
        N_(
            "Chưa ghi danh mục và mục bí mật nhà nước làm căn cứ đóng dấu {secrecy}. Đóng dấu mật "
            "cho nội dung không thuộc danh mục là hành vi bị cấm (Luật số 117/2025/QH15, Điều 5 "
            "khoản 1)."
        ),
        N_("Ghi danh mục và mục do người có thẩm quyền xác định, hoặc bỏ dấu mật."),
    ),
    "paper_item_without_secrecy": Message(
        N_("Đã ghi mục của danh mục bí mật nhà nước mà chưa chọn độ mật."),
        N_("Chọn độ mật, hoặc bỏ trống danh mục và mục."),
    ),
    "paper_mark_long": Message(
        N_("“{text}” dài hơn {most} chữ, không đủ chỗ trên văn bản."), N_("Viết gọn lại.")
    ),
    "paper_issued_changed": Message(
        N_(
            "Không in lại được văn bản số {number} ngày {day} đúng như đã phát hành: số liệu, mẫu "
            "trình bày hoặc chương trình đã thay đổi sau ngày phát hành."
        ),
        N_("Dùng tệp đã lưu khi phát hành, hoặc in lại theo số liệu hiện nay."),
        N_("Dùng tệp đã lưu khi phát hành, hoặc thêm --anew để in lại theo số liệu hiện nay."),
    ),
    "held_unknown": Message(
        N_("“{id}” không chỉ đúng một chỗ bị giữ lại (có {count} chỗ như vậy)."),
        N_("Ghi dài hơn, theo office quarantine list."),
    ),
    "held_package_unknown": Message(
        N_("Không có gói nào như vậy đang bị giữ lại."), N_("Xem lại danh sách gói bị giữ lại.")
    ),
}
