"""Sentences of what is tried without being kept, and of choosing rating schemes."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "what_if_share": Message(
        N_("Tỷ lệ hạn mức {value} không nằm trong khoảng từ 0 đến 1."),
        N_("Ghi tỷ lệ như 0,2 hoặc 0,25."),
    ),
    "what_if_base": Message(
        N_("Không có cách tính cơ sở hạn mức “{value}”."), N_("Dùng một trong: {known}.")
    ),
    "what_if_level": Message(
        N_("Không ai trong tháng này được xếp theo thang có mức “{value}”."),
        N_("Dùng một trong: {known}."),
    ),
    "what_if_threshold": Message(
        N_("Ngưỡng {value} của mức {level} làm các mức không còn theo thứ tự từ cao xuống thấp."),
        N_("Giữ mức trên cao hơn mức dưới, không quá 100, và mức thấp nhất từ 0."),
    ),
    "what_if_task": Message(
        N_("Tháng này không ai được chấm điểm theo nhiệm vụ “{value}”."),
        N_("Chọn một nhiệm vụ của người được chấm điểm trong tháng."),
    ),
    "what_if_coefficient": Message(
        N_("Hệ số {value} không lớn hơn 0."), N_("Ghi hệ số lớn hơn 0, như 1,2.")
    ),
    "what_if_quality": Message(
        N_("Không có mức chất lượng “{value}”."), N_("Dùng một trong: {known}.")
    ),
    "what_if_scheme_unreadable": Message(
        N_("Chương trình này chưa đọc được bộ tiêu chí của tháng, nên không tính lại.")
    ),
    "what_if_number": Message(
        N_("“{value}” không phải là số."), N_("Ghi số nguyên hoặc số thập phân, như 88 hoặc 0,25.")
    ),
    "what_if_nothing": Message(
        N_("Chưa nêu thay đổi nào để thử."),
        N_("Chọn ít nhất một thay đổi: hạn mức, ngưỡng, số lần sai, hệ số hoặc bộ tiêu chí."),
        N_(
            "Ghi ít nhất một tùy chọn: --quota-share, --quota-base, --threshold, --fault, "
            "--coef hoặc --scheme."
        ),
    ),
    "what_if_direct": Message(
        N_(
            "{count} người được chọn mức trực tiếp, không có điểm: ngưỡng, số lần sai và hệ số "
            "không làm mức của họ thay đổi; chỉ thử được hạn mức."
        )
    ),
    "what_if_other_group": Message(
        N_("{count} người thuộc nhóm ngoài bộ tiêu chí này, giữ cách xếp loại hiện nay.")
    ),
    "what_if_no_points": Message(
        N_("{count} người được xếp theo điều kiện, không theo điểm: ngưỡng không tác động đến họ.")
    ),
}
