"""Sentences about what was typed or pasted on the screen."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "day_malformed": Message(
        N_("“{value}” không phải là một ngày."), N_("Ghi dạng 5/11 hoặc 05/11/2026.")
    ),
    "day_missing": Message(N_("Không có ngày này."), N_("Xem lại ngày và tháng.")),
    "figure_malformed": Message(
        N_("“{value}” không phải là một số."), N_("Ghi số với dấu phẩy thập phân.")
    ),
    "choice_unknown": Message(
        N_("“{value}” không có trong danh sách."), N_("Chọn một giá trị có sẵn.")
    ),
}
