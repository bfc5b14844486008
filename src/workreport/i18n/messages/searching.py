"""Sentences about finding words."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "search_empty": Message(
        N_("Chưa ghi từ cần tìm."), N_("Ghi ít nhất một chữ hoặc số, không cần gõ dấu.")
    ),
    "search_months_reversed": Message(
        N_("Tháng cuối {ends} đứng trước tháng đầu {starts}."), N_("Đổi chỗ hai tháng.")
    ),
}
