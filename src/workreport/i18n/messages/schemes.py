"""Sentences of rating schemes: what is wrong in a file, where, and what a formula may say."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "scheme_malformed": Message(
        N_("Bộ tiêu chí có mục “{field}” không dùng được: {why} Đang ghi: “{value}”."),
        N_("Sửa mục này trong bộ tiêu chí."),
    ),
    "scheme_unknown": Message(
        N_("Không có bộ tiêu chí “{scheme}”."), N_("Dùng một trong: {known}.")
    ),
    "scheme_file_unreadable": Message(
        N_("Tệp bộ tiêu chí {name} không đọc được ở dòng {line}."),
        N_("Sửa dòng này: dấu nháy, dấu ngoặc, dấu bằng."),
    ),
    "scheme_version_taken": Message(
        N_("Bộ tiêu chí {scheme} đã có và được giữ nguyên cho các tháng đã dùng."),
        N_("Ghi số phiên bản mới."),
    ),
    "scheme_id_taken": Message(
        N_("Mã {scheme} đã dùng cho một loại bộ tiêu chí khác."), N_("Ghi mã khác ở mục “id”.")
    ),
    "scheme_note_missing": Message(
        N_("Chưa ghi vì sao có bản này."), N_("Ghi một câu, ví dụ số văn bản.")
    ),
    "scheme_try_of_units": Message(
        N_("{scheme} không phải bộ tiêu chí của đơn vị."),
        N_("Bộ tiêu chí của cán bộ: ký rồi thử ở mục Thử thay đổi."),
    ),
    "scheme_text_too_long": Message(
        N_("Văn bản bộ tiêu chí dài {count} chữ, quá {limit} chữ."), N_("Bớt chú thích.")
    ),
    "scheme_text_not_composed": Message(
        N_("Văn bản có dấu tiếng Việt chưa dựng sẵn, vì vậy không ký nguyên văn được."),
        N_("Lưu tệp bằng Unicode dựng sẵn (NFC) rồi ký lại."),
    ),
    "coefficients_unknown": Message(
        N_("Không có bộ hệ số “{name}”."), N_("Dùng một trong: {known}.")
    ),
    "scheme_wants_table": Message(N_("phải là một nhóm mục.")),
    "scheme_missing": Message(N_("còn thiếu.")),
    "scheme_wants_text": Message(N_("phải là một dòng chữ trong dấu nháy.")),
    "scheme_text_unclean": Message(N_("có ký tự điều khiển hoặc dấu tiếng Việt chưa dựng sẵn.")),
    "scheme_wants_code": Message(N_("phải là mã ngắn gồm chữ, số, dấu chấm, dấu gạch.")),
    "scheme_wants_one_of": Message(N_("phải là một trong: {known}.")),
    "scheme_wants_list": Message(N_("phải là danh sách có ít nhất một dòng.")),
    "scheme_twice": Message(N_("có giá trị lặp lại.")),
    "scheme_wants_number": Message(
        N_('phải là số nguyên hoặc chuỗi thập phân như "2.5", không dùng số thực.')
    ),
    "scheme_out_of_range": Message(N_("phải từ {low} đến {high}.")),
    "scheme_wants_truth": Message(N_("phải là true hoặc false.")),
    "scheme_wants_day": Message(N_('phải là ngày ghi dạng "2026-01-31".')),
    "scheme_key_unknown": Message(N_("không ai đọc mục này; mục được dùng: {known}.")),
    "scheme_order": Message(N_("không đúng thứ tự trước sau.")),
    "scheme_level_order": Message(N_("mức phải giảm dần và mức cuối bắt đầu từ 0.")),
    "scheme_name_taken": Message(N_("tên đã có hoặc không dùng làm tên được.")),
    "scheme_one_of_two": Message(N_("phải ghi đúng một trong hai: mục này hoặc {other}.")),
    "scheme_unused": Message(N_("có ghi nhưng không công thức nào dùng.")),
    "scheme_trial_full": Message(N_("thử “{trial}” phải cho {wanted}.")),
    "scheme_trial_less": Message(N_("thử “{trial}” phải làm giảm kết quả, vì có dùng {name}.")),
    "scheme_trial_none": Message(N_("thử “{trial}” phải cho 0.")),
    "scheme_not_hundred": Message(
        N_("cộng với điểm tối đa của tiêu chí chung ({general}) phải bằng 100.")
    ),
    "scheme_trial_range": Message(N_("thử “{trial}” phải cho kết quả từ 0 đến {high}.")),
    "formula_too_long": Message(N_("công thức dài quá {limit} ký tự.")),
    "formula_too_deep": Message(N_("công thức lồng nhau quá {limit} lần.")),
    "formula_letter": Message(N_("ký tự thứ {at} “{part}” không thuộc công thức.")),
    "formula_unexpected": Message(N_("ở ký tự thứ {at} không thể có “{part}”.")),
    "formula_ends": Message(N_("công thức bị cụt ở ký tự thứ {at}.")),
    "formula_name_unknown": Message(N_("không có tên “{part}”; tên dùng được: {known}.")),
    "formula_wants_condition": Message(N_("“{part}” phải là điều kiện so sánh.")),
    "formula_wants_number": Message(N_("“{part}” phải là số.")),
    "formula_parts": Message(N_("“{part}” không nhận {count} giá trị.")),
    "formula_of_each_task": Message(
        N_("“{part}” là của từng nhiệm vụ, phải cộng hoặc đếm qua các nhiệm vụ.")
    ),
    "formula_not_of_tasks": Message(N_("“{part}” không có gì của từng nhiệm vụ để cộng.")),
}
