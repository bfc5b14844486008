"""Sentences of the steps of a report, of the lists of merit and of the agency's indices."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "event_opened": Message(N_("Mở tháng, hạn gửi hết {limit}.")),
    "event_filed": Message(N_("{who} ký bản {version}.")),
    "event_recall": Message(N_("{who} thu hồi bản {version}.")),
    "event_received": Message(N_("Văn phòng nhận bản {version}, biên nhận {number}.")),
    "event_received_on_time": Message(
        N_("Văn phòng nhận bản {version}, biên nhận {number}: đúng hạn.")
    ),
    "event_received_on_time_by_extension": Message(
        N_(
            "Văn phòng nhận bản {version}, biên nhận {number}: đúng hạn theo gia hạn số "
            "{extension}."
        )
    ),
    "event_received_late": Message(
        N_("Văn phòng nhận bản {version}, biên nhận {number}: chậm {days} ngày làm việc.")
    ),
    "event_filed_after_lock": Message(
        N_("{who} ký bản {version}: đến sau khi khóa, tính khi mở lại tháng.")
    ),
    "event_received_after_lock": Message(
        N_(
            "Văn phòng nhận bản {version}, biên nhận {number}: đến sau khi khóa, tính khi mở lại "
            "tháng."
        )
    ),
    "event_extended_after_lock": Message(
        N_(
            "Gia hạn số {number} đến hết {until}: {reason} (đến sau khi khóa, tính khi mở lại "
            "tháng)"
        )
    ),
    "event_check": Message(N_("{who} bắt đầu kiểm tra bản {version}.")),
    "event_accepted": Message(N_("{who} chấp nhận bản {version}.")),
    "event_returned": Message(
        N_("{who} trả lại bản {version}, {count} mục, sửa xong hết {due}: {text}")
    ),
    "event_recalled": Message(N_("Bản {version} đã rút về.")),
    "event_recall_refused": Message(N_("Không rút được bản {version}: đã bắt đầu kiểm tra.")),
    "event_withdrawn": Message(N_("{who} rút lại câu trả lời. {reason}")),
    "event_extension_asked": Message(N_("Phòng xin gia hạn đến hết {until}: {reason}")),
    "event_extended": Message(N_("Gia hạn số {number} đến hết {until}: {reason}")),
    "event_open_asked": Message(N_("{who} đề nghị mở: {reason}")),
    "event_open_granted": Message(N_("{who} mở theo đề nghị. {reason}")),
    "event_open_refused": Message(N_("{who} không mở: {reason}")),
    "event_graded": Message(N_("Chấm {score} điểm, mức {level}.")),
    "event_concluded_late": Message(N_("Lãnh đạo kết luận: chậm. {text}")),
    "event_concluded_low_quality": Message(N_("Lãnh đạo kết luận: chất lượng thấp. {text}")),
    "event_concluded_not_implemented": Message(N_("Lãnh đạo kết luận: chưa thực hiện. {text}")),
    "event_concluded_free": Message(N_("Lãnh đạo kết luận: {text}")),
    "event_closed": Message(N_("{who} khóa tháng, bản {revision}.")),
    "event_reopen_asked": Message(N_("{who} đề nghị mở lại tháng: {reason}")),
    "event_reopened": Message(N_("{who} xác nhận mở lại tháng.")),
    "merit_malformed": Message(
        N_("Tệp quy tắc biểu dương, phê bình không đọc được ở “{place}”."),
        N_("Sửa chỗ này theo tệp mẫu rồi đọc lại."),
    ),
    "merit_no_rule": Message(
        N_("Chưa có quy tắc nào."), N_("Thêm một quy tắc, hoặc dùng quy tắc đi kèm chương trình.")
    ),
    "merit_words_missing": Message(
        N_("Quy tắc này chưa có tên."), N_("Ghi tên như sẽ in ở cột Căn cứ của danh sách.")
    ),
    "merit_no_condition": Message(
        N_("“{rule}” chưa có điều kiện nào."), N_("Thêm ít nhất một điều kiện.")
    ),
    "merit_bound_missing": Message(
        N_("“{figure}” chưa có số nào."), N_("Ghi ít nhất, nhiều nhất, hoặc cả hai.")
    ),
    "merit_bound_malformed": Message(
        N_("“{value}” ở “{figure}” không phải là số từ 0 đến 9999."),
        N_("Ghi một số nguyên, ví dụ 2."),
    ),
    "merit_bounds_crossed": Message(
        N_("“{figure}”: số ít nhất lớn hơn số nhiều nhất, không ai có tên được."),
        N_("Sửa một trong hai số."),
    ),
    "merit_share_too_large": Message(
        N_("“{figure}”: phần trăm của số tháng không quá 100."), N_("Ghi số từ 0 đến 100.")
    ),
    "index_value_malformed": Message(
        N_("Giá trị “{value}” của năm {year} không phải số."), N_("Ghi số, dấu phẩy thập phân.")
    ),
    "index_rank_malformed": Message(
        N_("Thứ hạng {rank} trên {among} của năm {year} không hợp lệ."),
        N_("Ghi hạng từ 1 đến tổng số."),
    ),
    "index_year_malformed": Message(
        N_("“{value}” không phải năm."), N_("Ghi năm bốn chữ số, ví dụ 2026.")
    ),
    "index_name_missing": Message(N_("Chưa ghi tên chỉ số."), N_("Ghi tên, ví dụ PAR Index.")),
    "index_unknown": Message(
        N_("Không có chỉ số “{index}”."), N_("Xem các chỉ số đang theo dõi."),
        N_("Xem bằng index list."),
    ),
    "index_year_twice": Message(N_("Năm {year} ghi hai lần."), N_("Để một dòng cho mỗi năm.")),
    "only_office_keeps_indices": Message(
        N_("Chỉ Văn phòng ghi các chỉ số của cơ quan."), N_("Đề nghị Văn phòng ghi.")
    ),
    "only_chief_sets_merit": Message(
        N_("Chỉ Chánh Văn phòng đặt quy tắc biểu dương, phê bình."),
        N_("Đề nghị Chánh Văn phòng ký quy tắc này."),
    ),
    "history_sheet_unknown": Message(
        N_("Không có bảng lịch sử “{kind}”."), N_("Dùng một trong: {known}.")
    ),
    "history_nothing": Message(
        N_("Chưa có gì để lập bảng này."), N_("Chọn khoảng thời gian đã có tháng được mở.")
    ),
}  # fmt: skip
