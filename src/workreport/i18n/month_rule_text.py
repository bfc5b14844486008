"""Rules of a month in words: one or two people for a report, and what waiting counts for."""

from workreport.i18n.translation import N_, _

_RULES = {
    "off": N_("Người soạn và người ký gửi có thể là một người."),
    "on": N_("Người soạn và người ký gửi phải là hai người khác nhau."),
}
_NAMES = {"off": N_("Có thể là một người"), "on": N_("Phải là hai người")}
_WAITING = {
    "included": N_("Ngày chờ đơn vị khác vẫn tính vào chậm hạn."),
    "excluded": N_("Ngày chờ đơn vị khác không tính vào chậm hạn."),
}
_WAITING_NAMES = {"included": N_("Vẫn tính"), "excluded": N_("Không tính")}


def four_eyes_words(*, is_on: bool) -> str:
    """Say whether who prepares a report and who signs it must be two people."""
    value = "on" if is_on else "off"
    return _(_RULES[value])


def four_eyes_name(value: str) -> str:
    """Return the short name of a choice, for lists to choose from."""
    return _(_NAMES[value])


def waiting_value(*, counts: bool) -> str:
    """Return the value by which the choice is written."""
    return "included" if counts else "excluded"


def waiting_words(*, counts: bool) -> str:
    """Say whether days of waiting for another unit make a task late."""
    return _(_WAITING[waiting_value(counts=counts)])


def waiting_name(value: str) -> str:
    """Return the short name of a choice, for lists to choose from."""
    return _(_WAITING_NAMES[value])
