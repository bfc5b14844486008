"""Sentences of a department's grade, of rating schemes, and of the five questions."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "scheme_malformed": Message(
        N_("Bộ tiêu chí có mục “{field}” không đọc được: {value}."),
        N_("Sửa mục này trong tệp bộ tiêu chí."),
    ),
    "grade_share": Message(N_("{max} × {part} / {whole}")),
    "grade_no_data": Message(N_("không đủ dữ liệu, không tính vào điểm tối đa")),
    "grade_not_filed_yet": Message(N_("chưa gửi báo cáo, chưa hết hạn")),
    "grade_not_filed": Message(N_("không gửi báo cáo")),
    "grade_nil": Message(N_("báo cáo không phát sinh")),
    "grade_filed_well": Message(N_("không bị trừ")),
    "grade_filed_late": Message(N_("chậm {late} ngày làm việc")),
    "grade_filed_returned": Message(N_("trả lại {returns} lần")),
    "grade_filed_late_returned": Message(N_("chậm {late} ngày làm việc, trả lại {returns} lần")),
    "grade_not_set": Message(N_("chưa chấm")),
    "grade_set_by_hand": Message(N_("nhập tay")),
    "grade_out_of_range": Message(
        N_("Điểm {value} của {term} nằm ngoài khoảng từ 0 đến {max}."),
        N_("Nhập lại điểm trong khoảng này."),
    ),
    "grade_blocker_unknown": Message(
        N_("Điều kiện “{value}” không có trong cách chấm điểm đơn vị."),
        N_("Dùng discipline hoặc rated_lowest."),
    ),
    "gate_completion": Message(
        N_("Hoàn thành {percent} %, cần từ {needed} %: không cao hơn mức hoàn thành nhiệm vụ.")
    ),
    "gate_discipline": Message(N_("Có kỷ luật trong tháng: không xếp mức cao nhất.")),
    "gate_rated_lowest": Message(N_("Có người xếp mức thấp nhất: không xếp mức cao nhất.")),
    "question_no_tasks": Message(N_("Chưa có nhiệm vụ nào trong tháng.")),
    "question_progress": Message(
        N_(
            "Toàn cơ quan có {total} nhiệm vụ: đã hoàn thành {completed} ({percent} %), "
            "đang thực hiện {in_progress}, chưa thực hiện {not_started}."
        )
    ),
    "question_progress_unit": Message(
        N_(
            "{unit} có {total} nhiệm vụ: đã hoàn thành {completed} ({percent} %), "
            "đang thực hiện {in_progress}, chưa thực hiện {not_started}."
        )
    ),
    "question_missing": Message(N_("Chưa có số liệu của {count} đơn vị: {units}.")),
    "question_more": Message(N_("So với tháng {month}, tỷ lệ hoàn thành tăng {points} điểm.")),
    "question_less": Message(N_("So với tháng {month}, tỷ lệ hoàn thành giảm {points} điểm.")),
    "question_same": Message(N_("So với tháng {month}, tỷ lệ hoàn thành không đổi.")),
    "question_time": Message(
        N_("{on_time} nhiệm vụ đúng hoặc trước hạn, {late} nhiệm vụ hoàn thành chậm.")
    ),
    "question_time_overdue": Message(
        N_(
            "{on_time} nhiệm vụ đúng hoặc trước hạn, {late} nhiệm vụ hoàn thành chậm; "
            "{overdue} nhiệm vụ quá hạn chưa xong, chậm nhất {days:02d} ngày ({unit})."
        )
    ),
    "question_time_overdue_unit": Message(
        N_(
            "{on_time} nhiệm vụ đúng hoặc trước hạn, {late} nhiệm vụ hoàn thành chậm; "
            "{overdue} nhiệm vụ quá hạn chưa xong, chậm nhất {days:02d} ngày."
        )
    ),
    "question_no_due": Message(N_("{count} nhiệm vụ không thời hạn.")),
    "question_forecast": Message(N_("Trong đó {count} nhiệm vụ dự kiến hoàn thành.")),
    "question_quality": Message(
        N_("{level1} sản phẩm đạt mức 1, {level2} mức 2, {level3} mức 3 phải làm lại.")
    ),
    "question_quality_good": Message(
        N_("{level1} sản phẩm đạt mức 1, {level2} mức 2, không có mức 3.")
    ),
    "question_no_quality": Message(N_("Chưa có sản phẩm hoàn thành để đánh giá chất lượng.")),
    "question_said": Message(N_("{text}")),
    "question_said_by": Message(N_("{unit}: {text}")),
}
