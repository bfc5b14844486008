"""Sentences about gathering papers: which kinds there are, and what must be there first."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "paper_unknown": Message(
        N_("Không có văn bản loại “{kind}”."),
        N_("Chọn một trong các loại: {known}."),
    ),
    "paper_of_office": Message(
        N_("Văn bản này do Văn phòng lập: chỉ Văn phòng giữ đủ số liệu và lời văn."),
        N_("Đề nghị Văn phòng in hoặc gửi tệp PDF."),
    ),
    "paper_of_other_unit": Message(
        N_("Văn bản này của {unit}; mỗi đơn vị chỉ in văn bản của mình."),
        N_("Đề nghị Văn phòng in văn bản này."),
    ),
    "paper_no_receipt": Message(
        N_("Máy này chưa có biên nhận của bản {version}, {unit}."),
        N_("Đồng bộ để nhận biên nhận của Văn phòng rồi in lại."),
    ),
    "paper_no_extension": Message(
        N_("{unit} không có gia hạn nào của tháng {period} trên máy này."),
        N_("Văn phòng gia hạn rồi mới có phiếu; ở máy của phòng thì đồng bộ để nhận, rồi in lại."),
    ),
    "paper_extension_unit": Message(
        N_("Chưa ghi in phiếu gia hạn của đơn vị nào; tháng {period} gia hạn cho: {known}."),
        N_("Chọn đơn vị được gia hạn."),
        N_("Thêm --unit CODE, ví dụ --unit {first}."),
    ),
    "extension_unknown": Message(
        N_("Không có gia hạn số “{number}” của tháng này."),
        N_("Chọn một trong các số: {known}."),
    ),
    "paper_one_version": Message(
        N_("{unit} chỉ có một bản báo cáo tháng {period} nên không có gì để so sánh."),
        N_("Chọn hai bản khác nhau, hoặc chờ bản tiếp theo."),
    ),
    "paper_nothing_yet": Message(
        N_("{unit} chưa có báo cáo tháng {period} trên máy này nên chưa in được."),
        N_("Soạn hoặc nhận báo cáo trước."),
    ),
    "paper_not_concluded": Message(
        N_("Lãnh đạo chưa kết luận tháng {period} nên chưa có thông báo kết luận."),
        N_("Ghi kết luận của lãnh đạo rồi in lại."),
    ),
}
