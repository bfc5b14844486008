"""What a cell says of a person's level: a letter, an abbreviation, the official words, or none."""

import re

from workreport.domain.sheet_values import CellValue, match_key

NOT_RATED = -1
"""What is read where somebody is not rated."""

_LETTERS = {"a": 0, "b": 1, "c": 2, "d": 3}
_SHORT = {
    "htxs": 0, "htxsnv": 0, "hoan thanh xuat sac": 0, "xuat sac": 0,
    "htt": 1, "httnv": 1, "hoan thanh tot": 1, "tot": 1,
    "htnv": 2, "ht": 2, "hoan thanh": 2,
    "kht": 3, "khtnv": 3, "khong hoan thanh": 3, "chua hoan thanh": 3,
}  # fmt: skip
_NOT_RATED = ("kxl", "khong xep loai", "khong xep", "chua xep loai", "chua danh gia", "kdg")
_FRAME = re.compile(r"^(?:xep )?loai |^muc |\s*nhiem vu$")


def read_level(value: CellValue) -> int | None:
    """Return the place of a level from the highest, :data:`NOT_RATED`, or nothing.

    The places are those of four levels: A to D, or from "hoàn thành xuất sắc" down.
    """
    key = match_key(value)
    while (bare := _FRAME.sub("", key).strip()) != key:
        key = bare
    if key.startswith(_NOT_RATED):
        return NOT_RATED
    return _LETTERS.get(key, _SHORT.get(key))
