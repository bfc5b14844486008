"""Sentences for what the check of a report finds, and for what the Office asks in a return."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "task_status_missing": Message(
        N_("Nhiệm vụ “{content}” chưa có trạng thái."),
        N_("Chọn đã hoàn thành, đang thực hiện hoặc chưa thực hiện."),
    ),
    "task_cause_missing": Message(
        N_("Nhiệm vụ “{content}” chưa xong mà chưa ghi nguyên nhân."),
        N_("Ghi nguyên nhân."),
    ),
    "task_done_on_missing": Message(
        N_("Nhiệm vụ “{content}” đã hoàn thành nhưng chưa có ngày hoàn thành."),
        N_("Ghi ngày hoàn thành."),
    ),
    "task_quality_missing": Message(
        N_("Nhiệm vụ “{content}” đã hoàn thành nhưng chưa đánh giá chất lượng."),
        N_("Chọn mức 1, 2 hoặc 3."),
    ),
    "task_done_on_expected": Message(
        N_("Ngày hoàn thành {day:%d/%m/%Y} của “{content}” là dự kiến."),
        N_("Tháng sau phòng xác nhận lại."),
    ),
    "task_done_on_after_cut_off": Message(
        N_("Ngày hoàn thành {day:%d/%m/%Y} của “{content}” sau ngày chốt {as_of:%d/%m/%Y}."),
        N_("Để nhiệm vụ ở trạng thái đang thực hiện, hoặc sửa ngày."),
    ),
    "task_done_on_long_ago": Message(
        N_("Ngày hoàn thành {day:%d/%m/%Y} của “{content}” đã hơn một năm."),
        N_("Kiểm tra lại năm, hoặc trả lời một dòng."),
    ),
    "task_low_quality_cause_missing": Message(
        N_("Nhiệm vụ “{content}” chất lượng mức 3 mà chưa ghi nguyên nhân."),
        N_("Ghi nguyên nhân, hoặc trả lời một dòng."),
    ),
    "task_evidence_missing": Message(
        N_("Nhiệm vụ “{content}” đã hoàn thành nhưng chưa có số, ký hiệu văn bản."),
        N_("Ghi số, ngày văn bản, hoặc trả lời một dòng."),
    ),
    "task_late_cause_missing": Message(
        N_("Nhiệm vụ “{content}” hoàn thành chậm {days} ngày mà chưa ghi nguyên nhân."),
        N_("Ghi nguyên nhân, hoặc trả lời một dòng."),
    ),
    "task_not_carried": Message(
        N_("Nhiệm vụ “{content}” chưa xong và chưa đánh dấu chuyển tháng sau."),
        N_("Đánh dấu nếu tháng sau làm tiếp."),
    ),
    "text_advantages_missing": Message(N_("Chưa ghi ưu điểm."), N_("Viết phần ưu điểm.")),
    "text_limitations_missing": Message(N_("Chưa ghi hạn chế."), N_("Viết phần hạn chế.")),
    "text_repeated": Message(
        N_("Phần này giống hệt báo cáo tháng trước."),
        N_("Viết lại, hoặc trả lời một dòng."),
    ),
    "person_not_rated": Message(
        N_("Đồng chí {name} chưa được xếp loại."),
        N_("Chọn mức, hoặc chọn không xếp loại và ghi lý do."),
    ),
    "person_rated_and_not": Message(
        N_("Đồng chí {name} vừa có mức xếp loại vừa ghi không xếp loại."),
        N_("Giữ một trong hai."),
    ),
    "person_remark_missing": Message(
        N_("Mức {level} của đồng chí {name} cần nhận xét ít nhất {letters} chữ cái."),
        N_("Ghi nhận xét, lý do."),
    ),
    "person_away_rated": Message(
        N_("Đồng chí {name} vắng mặt trong tháng nhưng vẫn được xếp loại."),
        N_("Chọn không xếp loại, hoặc trả lời một dòng."),
    ),
    "person_level_unknown": Message(
        N_("Mức “{value}” của đồng chí {name} không có trong bộ tiêu chí."),
        N_("Chọn một mức của bộ tiêu chí."),
    ),
    "person_not_in_roster": Message(
        N_("Có xếp loại cho một người không có trong danh sách của phòng tháng này."),
        N_("Bỏ dòng này, hoặc đề nghị Văn phòng bổ sung danh sách."),
    ),
    "head_rated_by_department": Message(
        N_("Đồng chí {name} là người đứng đầu, mức do phòng ghi chỉ để tham khảo."),
        N_("Đề nghị xếp loại người đứng đầu do Văn phòng nêu."),
    ),
    "quota_exceeded": Message(
        N_("Phòng có {used} người mức {level}, tối đa {allowed} (tính trên {base} người mức tốt)."),
        N_("Hạn mức xét chung toàn cơ quan; số này để biết."),
    ),
    "nil_with_results": Message(
        N_("Báo cáo không phát sinh nhưng có kết quả nhiệm vụ."),
        N_("Chuyển sang báo cáo thường, hoặc xóa kết quả."),
    ),
    "filed_after_limit": Message(
        N_("Hạn gửi báo cáo là hết ngày {day:%d/%m/%Y}, gửi bây giờ là gửi sau hạn."),
        N_("Trả lời một dòng: vì sao gửi sau hạn."),
    ),
    "mark_unanswered": Message(
        N_("Mục Văn phòng trả lại chưa được trả lời."),
        N_("Sửa mục này và trả lời một dòng."),
    ),
}
