"""Writes rules of merit as the text that is signed, kept in a file and read back."""

import json
from collections.abc import Iterable

from workreport.domain.merit import Condition, MeritRule

_HEAD = """\
# Quy tắc biểu dương, phê bình; mọi điều kiện của một quy tắc đều phải đúng.
# list: commend = biểu dương, criticise = phê bình; of: units = đơn vị, people = cán bộ.
# least, most: ít nhất, nhiều nhất, tính cả số ấy; share = true: phần trăm của số tháng.
"""


def rules_text(rules: Iterable[MeritRule]) -> str:
    """Write rules so that reading the text gives the same rules."""
    return "\n".join((_HEAD, *(_rule(rule) for rule in rules))).rstrip() + "\n"


def _rule(rule: MeritRule) -> str:
    lines = [
        "[[rules]]",
        f"code = {_words(rule.code)}",
        f"list = {_words(rule.list)}",
        f"of = {_words(rule.of)}",
        f"words = {_words(rule.words)}",
    ]
    if rule.words_en:
        lines.append(f"words_en = {_words(rule.words_en)}")
    lines.append("conditions = [")
    lines += [f"  {_condition(one)}," for one in rule.conditions]
    return "\n".join((*lines, "]", ""))


def _condition(one: Condition) -> str:
    parts = [f"figure = {_words(one.figure)}"]
    if one.share:
        parts.append("share = true")
    if one.least is not None:
        parts.append(f"least = {one.least}")
    if one.most is not None:
        parts.append(f"most = {one.most}")
    return f"{{ {', '.join(parts)} }}"


def _words(text: str) -> str:
    # What JSON writes of words TOML reads as the same.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
