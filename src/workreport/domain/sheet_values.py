"""What a cell of an untidy spreadsheet means: texts, numbers, statuses, levels, marks."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from workreport.domain.task import Status

CellValue = str | int | float | bool | date | datetime | None

# Invisible letters that change how a text reads or sorts: joiners, marks of direction, byte order.
_INVISIBLE = dict.fromkeys(
    [
        0x00AD,
        0x061C,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
    ]
)
_WIDTHLESS_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]|_x000[dD]_\n?")
_SPACES = re.compile(r"[^\S\n]+")
_NOT_WORD = re.compile(r"[^0-9a-z]+")

_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")
_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,6})?")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,6})?")
_PERCENT = re.compile(r"(\d{1,3})(?:[.,]0+)?\s*%")

_COMPLETED = {
    "hoan thanh", "da hoan thanh", "ht", "xong", "da xong", "lam xong", "da lam xong", "hoan tat",
    "da hoan tat", "dht", "da thuc hien xong", "thuc hien xong", "da thuc hien", "completed",
    "done",
}  # fmt: skip
_COMPLETED_STARTS = (
    "hoan thanh dung", "hoan thanh truoc", "hoan thanh som", "hoan thanh qua", "hoan thanh cham",
    "hoan thanh tot", "hoan thanh ngay", "da hoan thanh dung", "da hoan thanh truoc",
    "da hoan thanh som", "da hoan thanh qua", "da hoan thanh cham", "da hoan thanh tot",
    "da hoan thanh ngay",
)  # fmt: skip
_IN_PROGRESS_STARTS = (
    "dang", "dth", "in progress", "con dang", "tiep tuc thuc hien", "tiep tuc trien khai",
)  # fmt: skip
_NOT_STARTED_STARTS = (
    "chua thuc hien", "chua trien khai", "chua lam", "chua bat dau", "chua tien hanh", "cth",
    "not started",
)  # fmt: skip
_UNFINISHED_WORDS = ("mot phan", "co ban", "chua", "phan lon")

_YES_WORDS = {"x", "v", "co", "yes", "y", "true", "dung", "1", "da", "dang vien", "dv", "+"}
_NO_WORDS = {"", "khong", "ko", "k", "no", "n", "false", "0", "chua", "-"}
_YES_SIGNS = "✓✔☑☒×√"
_NO_SIGNS = "☐□"

_LEAVE = (
    ("maternity", ("thai san", "nghi sinh", "nghi de")),
    ("secondment", ("biet phai",)),
    ("study", ("di hoc", "hoc tap trung", "cu di dao tao", "dao tao tap trung")),
    ("sick", ("nghi om", "om dau", "nghi benh", "dieu tri", "om dai ngay", "nghi chua benh")),
    ("other", ("nghi khong luong", "nghi khong huong luong", "nghi viec rieng", "tam dinh chi")),
)
_BACK_AT_WORK = ("het ", "da tro lai", "da di lam", "di hoc ve", "da ket thuc", "ket thuc ")


def clean_lines(value: CellValue) -> str:
    """Return a cell as NFC text without control letters; line breaks stay."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else _words_of(value)
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return " ".join(text.split())  # nothing but letters and plain spaces: most cells
    text = unicodedata.normalize("NFC", _WIDTHLESS_BREAKS.sub("\n", text)).translate(_INVISIBLE)
    text = "".join(
        letter
        for letter in _SPACES.sub(" ", text)
        if letter == "\n" or unicodedata.category(letter) not in {"Cc", "Cs"}
    )
    return "\n".join(line for line in (part.strip() for part in text.split("\n")) if line)


def clean_text(value: CellValue) -> str:
    """Return a cell as one line of NFC text, trimmed, with single spaces."""
    return clean_lines(value).replace("\n", " ")


def _words_of(value: float | bool | date) -> str:
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return read_decimal(value) or str(value)


def match_key(value: CellValue) -> str:
    """Return the words of a cell without case, accents, signs and doubled spaces."""
    return _match_key(value if isinstance(value, str) else clean_text(value))


@lru_cache(maxsize=16_384)  # headings and names of units are asked about for every row
def _match_key(text: str) -> str:
    spread = unicodedata.normalize("NFD", clean_text(text).casefold().replace("đ", "d"))
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", bare).strip()


def accented_key(value: CellValue) -> str:
    """Return the words of a cell without case and signs; the accents still count."""
    return " ".join(re.findall(r"\w+", clean_text(value).casefold()))


def is_order_number(value: CellValue) -> bool:
    """Tell whether the cell holds an arabic order number such as ``7``, ``07.`` or ``2.1``."""
    return re.fullmatch(r"\d{1,5}([.,]\d{1,3})*[.)]?", clean_text(value)) is not None


def is_section_number(value: CellValue) -> bool:
    """Tell whether the cell holds the number of a section: a roman numeral or one letter."""
    text = clean_text(value).rstrip(".)/ ").upper()
    return _ROMAN.fullmatch(text) is not None or (len(text) == 1 and text in "ABCDEĐGH")


def read_decimal(value: CellValue, grouped: bool = False) -> str | None:
    """Read a number written with a comma or a point.

    Args:
        value: The cell.
        grouped: Whether ``1.200`` means one thousand two hundred. Without it such a number is
            refused, because it may as well be one and a fifth.

    Returns:
        A decimal string such as ``1.5``; nothing when it is not a number that is plainly meant.
    """
    if isinstance(value, (bool, date)):
        return None
    if isinstance(value, (int, float)):
        return _plain(str(round(value, 6))) if value >= 0 else None
    text = re.sub(r"^k\s*=?\s*", "", clean_text(value).casefold()).replace(" ", "")
    if _GROUPED.fullmatch(text):
        return _plain(text.replace(".", "").replace(",", ".")) if grouped else None
    text = text.replace(",", ".")
    return _plain(text) if _NUMBER.fullmatch(text) else None


def _plain(text: str) -> str | None:
    number = Decimal(text)
    if not number.is_finite():
        return None
    whole = format(number, "f")
    return (whole.rstrip("0").rstrip(".") if "." in whole else whole) or "0"


def read_status(value: CellValue) -> Status | None:
    """Read one of the three states of a task; nothing when the words do not say it plainly."""
    percent = _PERCENT.fullmatch(clean_text(value))
    if percent is not None:
        return _status_of_percent(int(percent[1]))
    key = match_key(value)
    if key in _COMPLETED:
        return Status.COMPLETED
    if _starts(key, _NOT_STARTED_STARTS):
        return Status.NOT_STARTED
    if _starts(key, _IN_PROGRESS_STARTS):
        return Status.IN_PROGRESS
    if _starts(key, _COMPLETED_STARTS) and not any(word in key for word in _UNFINISHED_WORDS):
        return Status.COMPLETED
    return None


def _starts(key: str, starts: tuple[str, ...]) -> bool:
    return any(key == start or key.startswith(f"{start} ") for start in starts)


def status_of_share(share: float, whole: int) -> Status | None:
    """Return the state a number stands for when ``whole`` means done; nothing without a whole."""
    if whole == 0 or not 0 <= share <= whole:
        return None
    if share == 0:
        return Status.NOT_STARTED
    return Status.COMPLETED if share == whole else Status.IN_PROGRESS


def _status_of_percent(percent: int) -> Status | None:
    return status_of_share(percent, 100)


def read_quality(value: CellValue) -> int | None:
    """Read a level of quality from 1 (best) to 3; words of praise are not a level."""
    key = match_key(read_decimal(value) or value)
    match = re.fullmatch(r"(?:chat luong )?(?:muc|loai|m)? ?(1|2|3|iii|ii|i)", key)
    return {"1": 1, "i": 1, "2": 2, "ii": 2, "3": 3, "iii": 3}[match[1]] if match else None


def read_mark(value: CellValue) -> bool | None:
    """Read a tick: ``x``, ``✓``, ``có`` … or its absence; nothing when it is neither."""
    if isinstance(value, bool):
        return value
    text = clean_text(value)
    if text and all(letter in _YES_SIGNS for letter in text):
        return True
    if all(letter in _NO_SIGNS for letter in text):
        return False
    key = text if text in {"+", "-"} else match_key(text)
    if not key:
        return None
    if key in _YES_WORDS or set(key) == {"x"}:
        return True
    return False if key in _NO_WORDS else None


def leave_kind(note: str) -> str:
    """Return the absence a note speaks of: maternity, secondment, study, sick, other or none."""
    key = match_key(note)
    if any(word in f"{key} " for word in _BACK_AT_WORK):
        return ""
    return next((kind for kind, words in _LEAVE if any(word in key for word in words)), "")
