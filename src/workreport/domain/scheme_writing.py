"""Writes a scheme as the text people read and edit, with what each part is in words beside it."""

import json
from collections.abc import Mapping

_WORDS = {
    "status": "norm = quy phạm, local = quy định địa phương, proposal = đề xuất",
    "effective_from": "từ ngày | from this day",
    "for": "staff = không giữ chức vụ, leader = lãnh đạo, quản lý, support = hợp đồng hỗ trợ",
    "kind": "direct = chọn mức, points = chấm điểm, conditions = xét điều kiện",
    "ratio_base": "mẫu số của b và c: assigned = được giao, done = đã làm",
    "max": "điểm | points",
    "min": "mức bắt đầu từ điểm này | the score the level begins at",
    "fault_share": "mỗi lần sai trừ phần này | taken by each fault",
    "delay_share": "mỗi lần chậm trừ phần này | taken by each delay",
    "cap": "tỷ lệ, hoặc mức, cao nhất còn lại | the highest left",
    "at": "chỉ xét khi đang ở mức này | asked only at this level",
    "share": "phần của cơ sở được xếp mức cao nhất | the part of the base",
    "base": "good = mức tốt, good_or_better = tốt trở lên, all = mọi người được xếp loại",
    "letters": "số chữ cái tối thiểu | letters at least",
}
_FIRST = ("id", "version", "status", "source", "effective_from")


def scheme_text(data: Mapping[str, object]) -> str:
    """Write the data of a scheme so that reading it gives the same data."""
    plain = {name: value for name, value in data.items() if not _is_table(value)}
    first = [name for name in _FIRST if name in plain]
    rest = [name for name in plain if name not in first]
    lines = [_line(name, plain[name]) for name in (*first, *rest)]
    for name, value in data.items():
        if isinstance(value, Mapping):
            lines += ["", f"[{name}]", *(_line(key, each) for key, each in value.items())]
        elif _is_table(value) and isinstance(value, list | tuple):
            for row in value:
                lines += ["", f"[[{name}]]", *(_line(key, each) for key, each in row.items())]
    return "\n".join(lines) + "\n"


def _is_table(value: object) -> bool:
    if isinstance(value, list | tuple):
        return bool(value) and all(isinstance(each, Mapping) for each in value)
    return isinstance(value, Mapping)


def _line(name: str, value: object) -> str:
    words = f" # {_WORDS[name]}" if name in _WORDS else ""
    return f"{name} = {_value(value)}{words}"


def _value(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(each) for each in value)}]"
    # What JSON writes of words, numbers and truths TOML reads as the same.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
