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
    "limit_graced": Message(N_("được thêm {days} ngày làm việc")),
    "limit_extended": Message(N_("Được gia hạn từ ngày {day:%d/%m} đến hết ngày {to:%d/%m}.")),
    "deadline_rule_malformed": Message(
        N_("Quy tắc thời hạn có mục “{field}” không đọc được: {value}."),
        N_("Sửa mục này trong tệp quy tắc thời hạn."),
    ),
    "span_malformed": Message(
        N_("“{value}” không phải là tháng, quý hay năm."),
        N_("Ghi tháng dạng 2026-11, quý dạng 2026-Q4, nửa năm dạng 2026-H2, năm dạng 2026."),
    ),
    "span_reversed": Message(
        N_("Tháng đầu {first} đứng sau tháng cuối {last}."),
        N_("Ghi tháng sớm hơn trước, ví dụ {last}..{first}."),
    ),
    "span_too_long": Message(
        N_("Từ {first} đến {last} là {count} tháng; nhìn lại được nhiều nhất {most} tháng."),
        N_("Chọn khoảng ngắn hơn, hoặc xem từng khoảng một."),
    ),
    "deadline_template_other_span": Message(
        N_("Mẫu thời hạn {template} dùng cho kỳ ngắn hơn {value}."),
        N_("Chọn mẫu thời hạn hợp với kỳ, hoặc ghi một kỳ ngắn hơn."),
    ),
    "forecast_to_confirm": Message(
        N_("Tháng trước ghi “{content}” dự kiến xong ngày {day:%d/%m}."),
        N_("Xác nhận bằng ngày hoàn thành thật, hoặc ghi trạng thái chưa xong."),
    ),
    "forecast_reopened": Message(
        N_("“{content}” dự kiến xong ngày {day:%d/%m} nhưng chưa xong; nhiệm vụ được mở lại."),
        N_("Ghi nguyên nhân; tháng này tính nhiệm vụ là chưa xong."),
    ),
    "only_chief_sets": Message(
        N_("Chỉ Chánh Văn phòng đặt lịch làm việc và quy tắc của tháng."),
        N_("Nhờ Chánh Văn phòng làm việc này trên máy của mình."),
    ),
    "calendar_day_other_year": Message(
        N_("Ngày {day} không thuộc năm {year}."),
        N_("Sửa ngày, hoặc chọn đúng năm."),
    ),
    "calendar_day_twice": Message(
        N_("Ngày {day} được ghi hai lần."),
        N_("Giữ lại một dòng cho ngày này."),
    ),
    "calendar_day_nameless": Message(
        N_("Ngày nghỉ {day} chưa có tên."),
        N_("Ghi tên ngày nghỉ, ví dụ “Nghỉ bù”."),
    ),
    "calendar_day_weekend": Message(
        N_("Ngày {day} là cuối tuần nên đã là ngày nghỉ."),
        N_("Bỏ dòng này, hoặc ghi là ngày làm việc nếu cơ quan làm bù."),
    ),
    "calendar_nothing_said": Message(
        N_("Chưa ghi ngày nào cần đổi."),
        N_("Thêm hoặc bỏ ít nhất một ngày."),
        N_("Dùng --off, --working, --remove hoặc --file."),
    ),
    "calendar_file_malformed": Message(
        N_("Dòng {row} của tệp lịch không đọc được: “{value}”."),
        N_("Tệp có bốn cột day,kind,name,basis; kind là off hoặc working; ngày ghi 2026-11-24."),
    ),
    "setting_nothing_chosen": Message(
        N_("Chưa chọn quy tắc nào để đổi."),
        N_("Chọn quy tắc và tháng bắt đầu."),
        N_("Ghi --cut-off hoặc --template cùng tháng bắt đầu --from."),
    ),
    "setting_value_unknown": Message(
        N_("Quy tắc {name} không có lựa chọn “{value}”."),
        N_("Chọn một trong: {known}."),
    ),
    "setting_month_open": Message(
        N_("Tháng {period} đã mở nên giữ quy tắc lúc mở."),
        N_("Chọn tháng bắt đầu là một tháng chưa mở."),
    ),
    "period_not_open": Message(
        N_("Tháng này chưa được mở."),
        N_("Soạn trước được; gửi và ký được khi Văn phòng đã mở tháng."),
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
    "supplement_used": Message(
        N_("Tháng này chỉ được gửi bổ sung một lần, và phòng đã gửi bổ sung."),
        N_("Đề nghị Văn phòng trả lại nếu cần sửa."),
    ),
    "supplement_over": Message(
        N_("Đã qua ngày làm việc cuối cùng của tháng nên không gửi bổ sung được nữa."),
        N_("Việc xong sau đó ghi vào báo cáo tháng sau."),
    ),
    "deadline_office_first": Message(
        N_("Hạn của Văn phòng phải sau hạn gửi của phòng."),
        N_("Ghi lại ngày, giờ của một trong hai hạn."),
    ),
    "limit_has_passed": Message(
        N_("Hạn gửi báo cáo đã hết từ {since:%H:%M} ngày {since:%d/%m/%Y}; gửi bây giờ là chậm."),
        N_("Chánh Văn phòng có thể gia hạn."),
    ),
    "nothing_locked": Message(
        N_("Báo cáo tháng {period} không bị khóa nên không cần đề nghị mở."),
        N_("Thu hồi báo cáo, hoặc sửa rồi gửi."),
    ),
    "already_returned": Message(
        N_("Báo cáo đã được trả lại lúc {since:%d/%m %H:%M}."),
        N_("Sửa các mục được đánh dấu rồi gửi lại."),
    ),
    "already_in_check": Message(
        N_("Đồng chí {who} đang kiểm tra báo cáo này từ {since:%H:%M} ngày {since:%d/%m}."),
        N_("Phòng không thu hồi được nữa, có thể đề nghị trả lại."),
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
