"""Sentences of rating people in a month: the choice of schemes, sheets, scores, explanations."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "group_unknown": Message(
        N_("Không có nhóm so sánh “{group}”."), N_("Dùng một trong: {known}.")
    ),
    "scheme_not_in_force": Message(
        N_("Bộ tiêu chí {scheme} không có hiệu lực trong tháng {period}."),
        N_("Chọn bộ tiêu chí khác, hoặc tháng khác."),
    ),
    "scheme_not_monthly": Message(
        N_("Bộ tiêu chí {scheme} không dùng cho tháng."), N_("Chọn bộ tiêu chí theo tháng.")
    ),
    "scheme_not_for_group": Message(
        N_("Bộ tiêu chí {scheme} không dành cho nhóm “{group}”."),
        N_("Chọn cho nhóm này một bộ tiêu chí riêng."),
    ),
    "scheme_out_of_force": Message(
        N_("Tháng {period} mở với bộ tiêu chí {scheme}, nhưng bộ này không có hiệu lực."),
    ),
    "sheet_name_unknown": Message(
        N_("Phiếu điểm có mục “{name}” không ai đọc."), N_("Các mục được dùng: {known}.")
    ),
    "sheet_value_malformed": Message(
        N_("Mục “{place}” của phiếu điểm ghi “{value}”, không đọc được hoặc ngoài khoảng."),
        N_("Ghi lại mục này bằng số."),
    ),
    "person_scheme_unreadable": Message(
        N_("Chương trình này không đọc được bộ tiêu chí xếp loại đồng chí {name}."),
        N_("Nâng cấp chương trình."),
    ),
    "person_general_missing": Message(
        N_("Đồng chí {name} còn thiếu điểm tiêu chí chung."),
        N_("Ghi điểm tiêu chí chung, hoặc chọn không xếp loại."),
    ),
    "person_leader_missing": Message(
        N_("Đồng chí {name} còn thiếu phần của lãnh đạo: {part}."),
        N_("Ghi phần này."),
    ),
    "person_nothing_assigned": Message(
        N_("Đồng chí {name} không có nhiệm vụ được giao trong tháng nên không tính được điểm."),
        N_("Ghi người thực hiện vào nhiệm vụ, chọn không xếp loại, hoặc trả lời một dòng."),
    ),
    "person_exemption_unconfirmed": Message(
        N_("Đồng chí {name} có nguyên nhân khách quan chưa ai xác nhận, chưa được tính."),
        N_("Ghi người xác nhận, hoặc trả lời một dòng."),
    ),
    "person_coefficient_outside": Message(
        N_(
            "Hệ số {coef} của nhiệm vụ “{content}” (đồng chí {name}) không có trong bộ hệ số "
            "của tháng ({known})."
        ),
        N_("Sửa hệ số của nhiệm vụ, hoặc trả lời một dòng."),
    ),
    "person_change_unexplained": Message(
        N_(
            "Mức {level} của đồng chí {name} khác mức tính ra {computed}, "
            "cần lý do ít nhất {letters} chữ cái."
        ),
        N_("Ghi lý do ở nhận xét, hoặc chọn mức tính ra."),
    ),
    "person_sheet_malformed": Message(
        N_("Phiếu điểm của đồng chí {name} có mục “{place}” không dùng được."),
        N_("Sửa mục này."),
    ),
    "decision_unexplained": Message(
        N_(
            "Mức {level} của đồng chí {name} khác mức tính ra {computed} mà chưa có lý do "
            "ít nhất {letters} chữ cái."
        ),
        N_("Ghi lý do ở nhận xét."),
    ),
    "decision_remark_missing": Message(
        N_("Mức {level} của đồng chí {name} phải có nhận xét ít nhất {letters} chữ cái."),
        N_("Ghi nhận xét của lãnh đạo, rồi ghi quyết định."),
    ),
    "level_changed_unexplained": Message(
        N_("Lãnh đạo quyết định {level} khác đề nghị {proposed} của phòng, chưa ghi nhận xét."),
        N_("Ghi nhận xét của lãnh đạo."),
    ),
    "decision_sheet_unexplained": Message(
        N_(
            "Phiếu điểm quyết định của đồng chí {name} khác phiếu của phòng mà chưa có lý do "
            "ít nhất {letters} chữ cái."
        ),
        N_("Ghi lý do ở nhận xét, hoặc lấy lại phiếu của phòng."),
    ),
    "sheet_wants_whole": Message(
        N_("Số lần phải là số nguyên từ 0, không phải “{value}”."), N_("Ghi lại số lần.")
    ),
    "voice_unknown": Message(N_("Không có ý kiến “{voice}”."), N_("Dùng một trong: {known}.")),
    "rating_not_said": Message(
        N_("Chưa có xếp loại này của đồng chí {name} tháng {period}."),
        N_("Chọn người khác hoặc ý kiến khác."),
    ),
}
