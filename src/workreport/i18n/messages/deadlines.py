"""Sentences about working days, deadlines, and where a report or a month stands."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "day_saturday": Message(N_("ngày {day:%d} là thứ Bảy")),
    "day_sunday": Message(N_("ngày {day:%d} là Chủ nhật")),
    "day_holiday": Message(N_("ngày {day:%d} là ngày nghỉ ({name})")),
    "day_off": Message(N_("ngày {day:%d} là ngày nghỉ")),
    "target_shifted": Message(
        N_("Nên gửi trước hết ngày {to:%d/%m}, vì ngày {day:%d/%m} không phải ngày làm việc.")
    ),
    "limit_shifted": Message(
        N_("Chỉ tính là chậm sau ngày {to:%d/%m}, vì ngày {day:%d/%m} không phải ngày làm việc.")
    ),
    "limit_extended": Message(N_("Được gia hạn từ ngày {day:%d/%m} đến hết ngày {to:%d/%m}.")),
    "deadline_rule_malformed": Message(
        N_("Quy tắc thời hạn có mục “{field}” không đọc được: {value}."),
        N_("Sửa mục này trong tệp quy tắc thời hạn."),
    ),
    "period_not_open": Message(
        N_("Tháng này chưa được mở."),
        N_("Có thể soạn trước; khi Văn phòng mở tháng thì gửi được."),
    ),
    "period_already_open": Message(N_("Tháng này đã được mở.")),
    "period_locked": Message(
        N_("Tháng này đã khóa từ {since:%d/%m/%Y}."),
        N_("Chánh Văn phòng có thể mở lại, cần người thứ hai xác nhận."),
    ),
    "period_not_closed": Message(N_("Tháng này chưa khóa nên không cần mở lại.")),
    "not_concluded": Message(
        N_("Lãnh đạo chưa kết luận tháng này."),
        N_("Ghi kết luận của lãnh đạo rồi khóa tháng."),
    ),
    "report_locked": Message(
        N_("Báo cáo đã được chấp nhận lúc {since:%d/%m %H:%M} nên không sửa được."),
        N_("Đề nghị Văn phòng rút lại chấp nhận nếu cần sửa."),
    ),
    "already_returned": Message(
        N_("Báo cáo đã được trả lại lúc {since:%d/%m %H:%M}."),
        N_("Sửa các mục được đánh dấu rồi gửi lại."),
    ),
    "already_in_check": Message(
        N_("Đồng chí {who} đang kiểm tra báo cáo này từ {since:%H:%M} ngày {since:%d/%m}."),
        N_("Phòng không rút được nữa, có thể đề nghị trả lại."),
    ),
    "nothing_filed": Message(
        N_("Chưa có báo cáo nào được gửi."),
        N_("Gửi báo cáo trước."),
    ),
    "not_received": Message(
        N_("Văn phòng chưa tiếp nhận báo cáo này."),
        N_("Nhập gói tin của phòng rồi làm lại."),
    ),
    "recall_asked": Message(
        N_("Phòng đã xin rút báo cáo này."),
        N_("Chờ bản mới của phòng."),
    ),
    "own_report": Message(
        N_("Không ai tự kiểm tra báo cáo do mình lập."),
        N_("Đề nghị một đồng chí khác của Văn phòng kiểm tra."),
    ),
    "nothing_answered": Message(N_("Báo cáo này chưa được trả lời nên không có gì để rút lại.")),
}
