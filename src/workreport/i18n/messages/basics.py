"""Sentences about what a person typed: periods, units, people."""

from workreport.i18n.messages.message import Message
from workreport.i18n.translation import N_

MESSAGES = {
    "period_malformed": Message(
        N_("“{value}” không phải là một tháng."),
        N_("Ghi tháng theo dạng 2026-11."),
    ),
}
