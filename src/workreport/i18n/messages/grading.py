"""Sentences of a department's grade, of a person's rating, and of the five questions."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "rating_gate_hit": Message(N_("{rule} Mức từ {before} thành {after}.")),
    "rating_gate_clear": Message(N_("{rule} Không vướng điều kiện này.")),
    "rating_gate_no_effect": Message(N_("{rule} Điều kiện này chưa đạt, không đổi mức {level}.")),
    "rating_gate_not_reached": Message(N_("{rule} Chưa xét vì chưa có kết quả.")),
    "rating_gate_unchecked": Message(N_("{rule} Chưa xét được vì thiếu: {missing}.")),
    "rating_nothing_assigned": Message(
        N_("Không đủ dữ liệu: không có nhiệm vụ được giao trong kỳ."),
        N_("Ghi người thực hiện vào nhiệm vụ, hoặc chọn không xếp loại."),
    ),
    "rating_task_missing": Message(
        N_("Nhiệm vụ “{task}” chưa ghi đủ số lượng được giao và đã làm."),
        N_("Ghi trạng thái của nhiệm vụ này."),
    ),
    "rating_general_missing": Message(
        N_("Chưa có điểm tiêu chí chung."), N_("Ghi điểm ở cột tiêu chí chung, hoặc từng tiêu chí.")
    ),
    "rating_leader_missing": Message(
        N_("Chưa có phần của lãnh đạo: {part}."), N_("Ghi phần này ở phiếu điểm.")
    ),
    "rating_level_missing": Message(N_("Chưa chọn mức xếp loại.")),
    "rating_other_group": Message(N_("Bộ tiêu chí này không dành cho nhóm “{group}”.")),
    "rating_remark_missing": Message(N_("Mức {level} cần nhận xét ít nhất {letters} chữ cái.")),
    "rating_value_out_of_range": Message(
        N_("Giá trị {value} ở “{place}” phải từ 0 đến {high}."), N_("Ghi lại giá trị này.")
    ),
    "rating_value_malformed": Message(
        N_("Giá trị “{value}” ở “{place}” không đọc được."),
        N_("Ghi số nguyên hoặc số thập phân trong dấu nháy; mục đúng sai ghi true, false."),
    ),
    "rating_task_twice": Message(
        N_("Có hai nhiệm vụ cùng mã “{value}”."), N_("Mỗi nhiệm vụ ghi một mã riêng.")
    ),
    "rating_criterion_unknown": Message(
        N_("Bộ tiêu chí không có tiêu chí chung “{value}”."), N_("Dùng một trong: {known}.")
    ),
    "rating_blocker_unknown": Message(
        N_("Bộ tiêu chí không có sự kiện “{value}” cho nhóm này."), N_("Dùng một trong: {known}.")
    ),
    "rating_level_unknown": Message(
        N_("Bộ tiêu chí không có mức “{value}”."), N_("Dùng một trong: {known}.")
    ),
    "rating_level_is_computed": Message(
        N_("Bộ tiêu chí {scheme} tính mức từ điểm, không nhận mức chọn sẵn."),
        N_("Bỏ mục level; mức quyết định khác ghi ở phần quyết định, kèm lý do."),
    ),
    "rating_no_deduction": Message(
        N_("Bộ tiêu chí {scheme} không có điểm trừ, nhưng đầu vào ghi trừ {value}."),
        N_("Bỏ điểm trừ, hoặc chọn bộ tiêu chí có điểm trừ."),
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
        N_("Hoàn thành {percent}%, cần từ {needed}%: không cao hơn mức hoàn thành nhiệm vụ.")
    ),
    "gate_completion_cap": Message(
        N_("Hoàn thành {percent}%, cần từ {needed}%: không cao hơn mức {level}.")
    ),
    "grade_scheme_unreadable": Message(
        N_("Phiên bản phần mềm này không đọc được bộ tiêu chí của tháng, nên không tính điểm."),
        N_("Nâng cấp phần mềm."),
    ),
    "scheme_terms_wanted": Message(N_("phải có đủ các mục {known}, theo thứ tự này.")),
    "scheme_terms_not_hundred": Message(N_("các mục phải cộng đúng 100 điểm.")),
    "source_outside": Message(N_("không thuộc tháng theo cách chốt số liệu")),
    "source_confirms": Message(N_("chỉ xác nhận việc tháng trước đã tính")),
    "source_open": Message(N_("chưa hoàn thành")),
    "source_completed": Message(N_("đã hoàn thành")),
    "source_in_time": Message(N_("không chậm")),
    "source_late": Message(N_("chậm {days} ngày")),
    "source_quality_unknown": Message(N_("chưa ghi mức chất lượng")),
    "source_quality_failed": Message(N_("chất lượng mức {level}, không tính")),
    "source_quality": Message(N_("chất lượng mức {level}")),
    "source_faults": Message(
        N_("chất lượng mức {level}, trừ {faults} lỗi đã xác nhận, còn {left}")
    ),
    "level_not_in_scheme": Message(
        N_("Bộ tiêu chí của tháng không có mức “{level}”."), N_("Dùng một trong: {known}.")
    ),
    "gate_discipline": Message(N_("Có kỷ luật trong tháng: không xếp mức cao nhất.")),
    "gate_rated_lowest": Message(N_("Có người xếp mức thấp nhất: không xếp mức cao nhất.")),
    "merge_needs_two_units": Message(
        N_("Chỉ gộp nhiệm vụ của từ hai đơn vị trở lên."), N_("Chọn nhiệm vụ của đơn vị khác.")
    ),
    "merge_content_missing": Message(
        N_("Chưa ghi nội dung chung của nhiệm vụ gộp."), N_("Ghi nội dung bằng lời của Văn phòng.")
    ),
    "merge_unknown": Message(
        N_("Không có nhiệm vụ nào để tách ra."), N_("Chọn một nhiệm vụ đã gộp hoặc được gợi ý.")
    ),
    "merge_source_malformed": Message(
        N_("“{source}” không phải là nhiệm vụ của một đơn vị."), N_("Ghi MÃ-ĐƠN-VỊ/MÃ-NHIỆM-VỤ.")
    ),
    "alike_words": Message(N_("cùng nội dung")),
    "alike_document": Message(N_("cùng văn bản số {detail}")),
    "alike_alike": Message(N_("giống nhau {detail}% số từ")),
    "question_no_tasks": Message(N_("Chưa có nhiệm vụ nào trong tháng.")),
    "question_progress": Message(
        N_(
            "Toàn cơ quan có {total} nhiệm vụ: đã hoàn thành {completed} ({percent}%), "
            "đang thực hiện {in_progress}, chưa thực hiện {not_started}."
        )
    ),
    "question_progress_unit": Message(
        N_(
            "{unit} có {total} nhiệm vụ: đã hoàn thành {completed} ({percent}%), "
            "đang thực hiện {in_progress}, chưa thực hiện {not_started}."
        )
    ),
    "question_missing": Message(N_("Chưa có số liệu của {count} đơn vị: {units}.")),
    "question_merged": Message(
        N_(
            "Trong đó {count} nhiệm vụ nhiều đơn vị cùng báo cáo đã được gộp, "
            "còn {distinct} nhiệm vụ khác nhau."
        )
    ),
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
