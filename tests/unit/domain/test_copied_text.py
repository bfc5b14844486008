import json
import tomllib
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

from workreport.domain.copied_text import (
    Copied,
    CopyRule,
    Passage,
    Written,
    plain_words,
    sentences,
)

RESOURCES = Path(__file__).parents[3] / "resources"
RULE = CopyRule()
SAID = "Việc lấy ý kiến các phòng, đơn vị còn chậm; một số hồ sơ bổ sung chưa đầy đủ theo quy định."


def found(text: str, before: str = SAID, rule: CopyRule = RULE) -> tuple[Copied, ...]:
    written = Written([Passage("2026-10", "text/limitations", before)], rule)
    return tuple(written.found_in("text/limitations", text))


def test_a_sentence_is_found_again_without_accents_case_spaces_and_punctuation() -> None:
    text = "Đã làm xong.  VIỆC LẤY Ý KIẾN  các phòng - đơn vị, còn chậm"
    copied = found(text, "Viec lay y kien cac phong, don vi con cham; hết.")
    assert [one.sentence for one in copied] == ["VIỆC LẤY Ý KIẾN  các phòng - đơn vị, còn chậm"]
    assert copied[0].share == 1
    assert text[copied[0].begin : copied[0].end] == copied[0].sentence
    assert (copied[0].source, copied[0].source_place) == ("2026-10", "text/limitations")
    assert copied[0].original == "Viec lay y kien cac phong, don vi con cham;"


def test_one_word_changed_in_a_long_sentence_is_still_a_copy_and_half_of_it_is_none() -> None:
    words = [f"chữ{place}" for place in range(30)]
    near = " ".join([*words[:29], "khác"])
    assert [one.share for one in found(near, " ".join(words))] == [Fraction(27, 28)]
    assert not found(" ".join([*words[:15], *(f"mới{place}" for place in range(15))]), near)


def test_a_short_sentence_and_other_figures_are_no_copy() -> None:
    assert not found("Phòng không có hạn chế.", "Phòng không có hạn chế.")
    before = "Đã hoàn thành 14 trên 16 nhiệm vụ, 2 việc chậm."
    assert not found("Đã hoàn thành 15 trên 17 nhiệm vụ, 3 việc chậm.", before)


def test_a_phrase_the_program_offers_is_nobodys_own_word() -> None:
    phrase = "Chủ động tham mưu, bám sát chương trình công tác của lãnh đạo Ban"
    passage = Passage("TCĐ", "text/advantages", f"{phrase}.")
    assert tuple(Written([passage], RULE).found_in("text/advantages", phrase))
    assert not tuple(Written([passage], RULE, [phrase]).found_in("text/advantages", phrase))


def test_sentences_end_at_full_stops_but_not_inside_numbers() -> None:
    text = "Hoàn thành 14.5 điểm; còn 2 việc.\nKhông có gì thêm"
    shown = [text[begin:end] for begin, end in sentences(text)]
    assert shown == ["Hoàn thành 14.5 điểm;", "còn 2 việc.", "Không có gì thêm"]


def test_the_shipped_numbers_are_those_of_the_rule() -> None:
    read = tomllib.loads((RESOURCES / "checking" / "findings.toml").read_text(encoding="utf-8"))
    kept = read["copied"]
    assert CopyRule(kept["fewest_words"], kept["run"], Fraction(kept["share"])) == RULE
    assert kept["fewest_elsewhere"] > kept["fewest_words"]
    assert set(read["holds"]) <= set(read["order"])


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in inside for text in strings(each)]


def test_of_all_pairs_of_different_sentences_of_the_training_agency_none_is_a_false_alarm() -> None:
    texts = json.loads((RESOURCES / "training" / "texts.json").read_text(encoding="utf-8"))
    shown = {
        plain_words(text[begin:end]): text[begin:end]
        for text in strings(texts)
        for begin, end in sentences(text)
        if len(plain_words(text[begin:end])) >= RULE.fewest_words
    }
    kept = list(shown.values())
    written = [Written([Passage("", "", one)], RULE) for one in kept]
    alarms = [
        (kept[one], kept[other])
        for one, other in combinations(range(len(kept)), 2)
        if tuple(written[one].found_in("", kept[other]))
    ]
    pairs = len(kept) * (len(kept) - 1) // 2
    assert pairs > 2000
    assert len(alarms) * 1000 <= pairs, alarms
