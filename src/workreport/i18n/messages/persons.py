"""Sentences about single people: sheets, events, published results, objections."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

_SEE_EVENTS = N_("Xem danh sách sự kiện.")

MESSAGES = {
    "sheet_not_for_you": Message(
        N_("Phiếu của {name} chỉ người đó, lãnh đạo phòng, Văn phòng và lãnh đạo xem được."),
        N_("Đề nghị người có thẩm quyền xem giúp."),
    ),
    "events_not_for_you": Message(
        N_("Sự kiện chỉ Văn phòng và lãnh đạo xem được."),
        N_("Đề nghị Văn phòng trả lời."),
    ),
    "event_document_missing": Message(
        N_("Chưa ghi số văn bản của sự kiện."), N_("Ghi số, ký hiệu và ngày của văn bản.")
    ),
    "event_unknown": Message(N_("Không có sự kiện “{event}”."), _SEE_EVENTS),
    "event_forces_level": Message(
        N_("{name} có sự kiện theo văn bản {document}: mức của tháng này là {level}."),
        N_("Kết luận mức {level}, hoặc gỡ sự kiện có lý do."),
    ),
    "objection_days_out_of_range": Message(
        N_("Thời hạn có ý kiến phải từ 1 đến {most} ngày làm việc, không phải {days}."),
        N_("Ghi lại số ngày."),
    ),
    "only_chief_sets_days": Message(
        N_("Chỉ Chánh Văn phòng đặt được thời hạn có ý kiến."),
        N_("Đề nghị Chánh Văn phòng thực hiện."),
    ),
    "result_not_published": Message(
        N_("Chưa công bố kết quả xếp loại tháng {period}."),
        N_("Chờ công bố sau khi khóa tháng, rồi đồng bộ."),
    ),
    "objection_text_missing": Message(
        N_("Chưa ghi nội dung ý kiến."), N_("Ghi rõ điều không đồng ý và căn cứ.")
    ),
    "objection_text_long": Message(
        N_("Ý kiến dài {count} chữ, tối đa {most}."), N_("Rút gọn nội dung.")
    ),
    "objection_too_late": Message(
        N_("Đã hết thời hạn có ý kiến, lúc {until_at}."),
        N_("Trao đổi trực tiếp với trưởng phòng hoặc Văn phòng."),
    ),
    "objection_answered": Message(
        N_("Ý kiến tháng {period} đã được trả lời."),
        N_("Trao đổi trực tiếp với Văn phòng nếu còn vướng mắc."),
    ),
    "objection_unknown": Message(N_("Không có ý kiến “{entry}”."), N_("Xem danh sách ý kiến.")),
    "only_chief_replies": Message(
        N_("Chỉ Chánh Văn phòng trả lời ý kiến."), N_("Đề nghị Chánh Văn phòng thực hiện.")
    ),
    "reply_outcome_unknown": Message(
        N_("Không có cách trả lời “{outcome}”."), N_("Chọn một trong: {known}.")
    ),
    "reply_text_missing": Message(
        N_("Chưa ghi nội dung trả lời."), N_("Ghi rõ kết quả xem xét và lý do.")
    ),
}
