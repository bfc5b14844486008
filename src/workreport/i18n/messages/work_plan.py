"""Sentences about where tasks come from and who holds them."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

_CHOOSE_IN_UNIT = N_("Chọn người đang công tác trong đơn vị chủ trì.")

MESSAGES = {
    # hand-overs
    "handover_not_in_unit": Message(
        N_("“{person}” không công tác trong đơn vị chủ trì nhiệm vụ này."), _CHOOSE_IN_UNIT
    ),
    "handover_same_person": Message(
        N_("“{person}” đang thực hiện nhiệm vụ này."), N_("Chọn người khác để bàn giao.")
    ),
    "handover_in_future": Message(
        N_("Ngày bàn giao {day:%d/%m/%Y} chưa tới."), N_("Ghi ngày hôm nay hoặc một ngày đã qua.")
    ),
    "handover_before_holder": Message(
        N_("{name} nhận nhiệm vụ này từ ngày {day:%d/%m/%Y}, không thể bàn giao trước ngày đó."),
        N_("Ghi ngày bàn giao từ ngày {day:%d/%m/%Y} trở đi."),
    ),
    # tasks of which only number, date and holder may be written
    "reference_only_words": Message(
        N_("“{content}” chỉ được ghi số, ngày, nơi giữ; nội dung không ghi vào chương trình."),
        N_("Bỏ kết quả, nguyên nhân, tệp; ghi số và ngày ở minh chứng, nơi giữ ở ghi chú."),
    ),
    "reference_number_wrong": Message(
        N_("Số, ký hiệu văn bản để trống hoặc dài quá {most} chữ."),
        N_("Ghi số, ký hiệu trên một dòng."),
    ),
    "reference_holder_wrong": Message(
        N_("Nơi giữ để trống hoặc dài quá {most} chữ."), N_("Ghi nơi giữ trên một dòng.")
    ),
    # parts of tasks that units share
    "part_not_shared": Message(
        N_("Đơn vị không chủ trì hoặc phối hợp nhiệm vụ này trong tháng."),
        N_("Chọn một nhiệm vụ có tên đơn vị trong phần chủ trì hoặc phối hợp."),
    ),
    "part_too_long": Message(
        N_("Phần phối hợp dài {letters} chữ, quá {most} chữ."),
        N_("Viết ngắn lại: phần này chỉ cho các đơn vị cùng làm biết."),
    ),
    "part_since_in_future": Message(
        N_("Ngày bắt đầu chờ {day:%d/%m/%Y} chưa tới."), N_("Ghi ngày hôm nay hoặc ngày đã qua.")
    ),
    "part_waits_for_itself": Message(
        N_("Đơn vị không thể chờ chính mình."), N_("Chọn đơn vị đang phải chờ.")
    ),
    "part_done_and_waiting": Message(
        N_("Phần đã hoàn thành thì không còn chờ đơn vị khác."),
        N_("Bỏ đơn vị đang chờ, hoặc đổi trạng thái."),
    ),
    "cooperation_part_missing": Message(
        N_("Chưa ghi phần phối hợp với {unit} trong “{content}”."),
        N_("Ghi trạng thái và một, hai câu ở trang Nguồn việc."),
    ),
    "cooperation_parts_missing": Message(
        N_("Chưa ghi phần phối hợp của {count} nhiệm vụ, trước hết với {unit} trong “{content}”."),
        N_("Ghi trạng thái và một, hai câu cho từng nhiệm vụ ở trang Nguồn việc."),
    ),
    "part_until_outside": Message(
        N_("Ngày hết chờ {day:%d/%m/%Y} trước ngày bắt đầu chờ, hoặc chưa đến."),
        N_("Ghi một ngày từ ngày bắt đầu chờ đến hôm nay."),
    ),
    "part_lead_done_partner_not": Message(
        N_("“{content}”: đơn vị chủ trì ghi đã hoàn thành, đơn vị phối hợp chưa xong ({unit})."),
        N_("Trao đổi với {unit} rồi sửa, hoặc trả lời một dòng."),
    ),
    "part_lead_done_partner_waiting": Message(
        N_("“{content}”: đơn vị chủ trì ghi đã hoàn thành, đơn vị phối hợp vẫn đang chờ ({unit})."),
        N_("Trao đổi với {unit} rồi sửa, hoặc trả lời một dòng."),
    ),
    "part_waits_for_finished": Message(
        N_("“{content}”: đơn vị đang chờ phần việc đã ghi là hoàn thành ({unit})."),
        N_("Trao đổi với {unit} rồi sửa, hoặc trả lời một dòng."),
    ),
    "handover_agreement_missing": Message(
        N_("Chưa ghi ai đồng ý bàn giao giữa hai đơn vị."),
        N_("Ghi người đồng ý của hai đơn vị, hoặc số văn bản."),
    ),
    "handover_to_unit_by_office": Message(
        N_("Bàn giao sang đơn vị khác do Văn phòng hoặc lãnh đạo ghi."),
        N_("Đề nghị Văn phòng bàn giao khi hai đơn vị đã đồng ý."),
    ),
    "handover_same_unit": Message(
        N_("Nhiệm vụ đang ở chính {unit}."), N_("Chọn đơn vị khác, hoặc bàn giao cho người khác.")
    ),
    "handover_back": Message(
        N_("{unit} đã bàn giao nhiệm vụ này cho đơn vị khác."),
        N_("Giao {unit} nhiệm vụ mới, ghi rõ phần việc còn lại."),
    ),
    "handover_withdrawn": Message(
        N_("“{content}” đã hủy hoặc đã bàn giao."), N_("Chọn nhiệm vụ đang mở.")
    ),
    "handover_other_month": Message(
        N_("“{content}” không có trong tháng {period}."), N_("Chọn tháng có nhiệm vụ này.")
    ),
    # tasks that come back
    "recurrence_every_unknown": Message(
        N_("Không có chu kỳ “{every}”."), N_("Chọn một trong: month, quarter.")
    ),
    "recurrence_day_unknown": Message(
        N_("Không có ngày {day} trong tháng."), N_("Ghi ngày từ 1 đến 31; 31 là ngày cuối tháng.")
    ),
    "recurrence_ends_before": Message(
        N_("Tháng kết thúc {last} trước tháng bắt đầu {first}."), N_("Ghi lại hai tháng.")
    ),
    "recurrence_too_long": Message(
        N_("Việc định kỳ dài quá {most} năm."),
        N_("Ghi tháng kết thúc sớm hơn; khi cần thì gia hạn sau."),
    ),
    "recurrence_unknown": Message(
        N_("Không có việc định kỳ “{rule}”."), N_("Xem danh sách việc định kỳ.")
    ),
    "recurrence_not_in_month": Message(
        N_("Việc định kỳ này không đến hạn trong tháng {period}."), N_("Chọn tháng khác.")
    ),
    "recurrence_issued": Message(
        N_("“{content}” đã có trong kế hoạch của tháng."),
        N_("Hủy nhiệm vụ đó với lý do, nếu tháng này không làm."),
    ),
    "recurrence_of_another_unit": Message(
        N_("Việc định kỳ này của đơn vị khác."), N_("Lập việc định kỳ mới cho đơn vị.")
    ),
    "load_limit_unknown": Message(
        N_("Mức cảnh báo {value} không dùng được."), N_("Ghi một số từ 1 đến 99.")
    ),
    # programmes
    "programme_unknown": Message(
        N_("Không có chương trình công tác “{programme}”."), N_("Xem danh sách chương trình.")
    ),
    "programme_item_unknown": Message(
        N_("Chương trình không có mục “{item}”."), N_("Xem các mục của chương trình.")
    ),
    "programme_title_missing": Message(
        N_("Chưa ghi tên chương trình công tác."), N_("Ghi tên và năm.")
    ),
    "programme_span_unknown": Message(
        N_("Không có loại chương trình “{span}”."), N_("Chọn một trong: year, term.")
    ),
    "programme_ends_before": Message(
        N_("Năm cuối {last} trước năm đầu {first}."), N_("Ghi lại hai năm.")
    ),
    "programme_item_outside": Message(
        N_("“{content}” đến hạn năm {year}, ngoài thời gian của chương trình."),
        N_("Sửa thời hạn, hoặc ghi mục này vào chương trình của năm đó."),
    ),
    "part_status_unknown": Message(
        N_("Không có trạng thái “{status}”."), N_("Chọn một trong: {known}.")
    ),
}
