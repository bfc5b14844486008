"""Sentences of the check: what speaks against a report, the check list, what a batch leaves out."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

_LOOK = N_("Mở báo cáo, xem chỗ này rồi trả lời riêng.")

MESSAGES = {
    "found_versions": Message(
        N_("Có nhiều bản cùng hiệu lực."), N_("Chọn một bản rồi mới trả lời được.")
    ),
    "found_overridden": Message(N_("{name} được xếp mức {level}, tính ra là {computed}."), _LOOK),
    "found_over_quota": Message(
        N_("Mức {level} vượt hạn mức của nhóm: {used}, tối đa {allowed}."), _LOOK
    ),
    "found_filed_late": Message(N_("Gửi chậm {days} ngày làm việc."), _LOOK),
    "found_clock": Message(N_("Đồng hồ máy gửi lệch {hours} giờ."), _LOOK),
    "found_lead_done_partner_not": Message(
        N_("{unit} ghi đã hoàn thành, {other} chưa xong phần phối hợp."), _LOOK
    ),
    "found_lead_done_partner_waiting": Message(
        N_("{unit} ghi đã hoàn thành, {other} vẫn đang chờ."), _LOOK
    ),
    "found_waits_for_finished": Message(
        N_("{unit} chờ {other}, còn {other} ghi đã xong phần của mình."), _LOOK
    ),
    "found_no_document": Message(N_("Ghi đã hoàn thành mà không có minh chứng: {content}"), _LOOK),
    "found_everything_done": Message(
        N_("Cả {count} đơn vị đều ghi hoàn thành mọi nhiệm vụ."), _LOOK
    ),
    "found_copied_before": Message(
        N_("Giống {percent}% câu đã viết tháng {source}: “{sentence}”"), _LOOK
    ),
    "found_copied_before_often": Message(
        N_("Giống {percent}% câu đã viết tháng {source}, ở {count} chỗ: “{sentence}”"), _LOOK
    ),
    "found_copied_elsewhere": Message(N_("Giống {percent}% câu của {source}: “{sentence}”"), _LOOK),
    "found_copied_elsewhere_often": Message(
        N_("Giống {percent}% câu của {source}, ở {count} chỗ: “{sentence}”"), _LOOK
    ),
    "found_objective_claimed": Message(
        N_("Chậm {days} ngày, ghi nguyên nhân khách quan, Văn phòng chưa xác nhận: {content}"),
        N_("Chọn dòng rồi nhấn K: xác nhận, hoặc không xác nhận."),
    ),
    "check_points_open": Message(
        N_("Còn {count} mục kiểm tra bắt buộc chưa tích: {points}."),
        N_("Tích các mục này trong Mục kiểm tra rồi chấp nhận."),
        N_("Ghi thêm --tick MÃ cho từng mục, xem mã bằng lệnh office checklist."),
    ),
    "check_points_many": Message(
        N_("Mục kiểm tra có tối đa {most} mục."), N_("Bớt những mục ít dùng.")
    ),
    "check_point_empty": Message(
        N_("Mục kiểm tra số {number} chưa có nội dung."), N_("Ghi nội dung hoặc bỏ mục này.")
    ),
    "check_point_long": Message(
        N_("Mục kiểm tra số {number} dài quá {most} chữ cái."), N_("Viết ngắn lại.")
    ),
    "check_point_twice": Message(N_("Có hai mục kiểm tra giống nhau."), N_("Bỏ một mục.")),
    "check_point_unknown": Message(
        N_("Không có mục kiểm tra “{point}”."), N_("Dùng một trong: {known}.")
    ),
    "check_list_malformed": Message(
        N_("Tệp {path} không đọc được là mục kiểm tra."),
        N_("Ghi JSON có points, mỗi mục gồm code, text và must."),
    ),
    "objective_not_claimed": Message(
        N_("Nhiệm vụ {task} không ghi nguyên nhân khách quan trong bản này."),
        N_("Chỉ xác nhận nhiệm vụ mà phòng đã ghi khách quan."),
    ),
    "gate_check_points": Message(
        N_("{unit}: chấp nhận khi còn {count} mục kiểm tra bắt buộc chưa tích ({points})."),
        N_("Tích các mục này, hoặc ghi lý do."),
    ),
}
