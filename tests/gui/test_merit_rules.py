"""A rule of merit typed into fields: read, said in words, refused with what is wrong."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from workreport.domain.errors import UseError
from workreport.domain.merit import Condition, MeritRule
from workreport.i18n.messages import sentence
from workreport.i18n.translation import speaking
from workreport.ui.viewmodels.merit_rules import (
    ConditionForm,
    RuleForm,
    conditions_words,
    form_of,
    new_code,
    rule_of,
)

LATE = RuleForm(code="r", words="Chậm", conditions=(ConditionForm("late", "2"),))


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    with speaking("vi"):
        yield


def test_a_rule_comes_back_from_its_fields() -> None:
    rule = MeritRule(
        "r",
        "criticise",
        "people",
        "Nửa số tháng",
        (Condition("top", 50, None, True), Condition("lowest", None, 0)),
    )
    assert rule_of(form_of(rule)) == rule
    assert conditions_words(form_of(rule)) == (
        "Số tháng ở mức cao nhất: từ 50 % số tháng; Số tháng ở mức thấp nhất: không có"
    )


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (replace(LATE, words="  "), "chưa có tên"),
        (replace(LATE, conditions=()), "“Chậm” chưa có điều kiện nào"),
        (replace(LATE, conditions=(ConditionForm("late"),)), "không gửi báo cáo” chưa có số nào"),
        (replace(LATE, conditions=(ConditionForm("late", "hai"),)), "“hai” ở “Số tháng chậm"),
        (replace(LATE, conditions=(ConditionForm("late", "²"),)), "“²”"),
        (replace(LATE, conditions=(ConditionForm("late", "3", "2"),)), "lớn hơn số nhiều nhất"),
        (replace(LATE, conditions=(ConditionForm("top", "101", share=True),)), "không quá 100"),
    ],
)
def test_what_cannot_be_signed_is_said_in_words(form: RuleForm, said: str) -> None:
    with pytest.raises(UseError) as refused:
        rule_of(form)
    words = sentence(refused.value.code, refused.value.values)
    assert said in words
    assert words.count(".") >= 2  # what is wrong, and what to do


def test_another_group_keeps_the_figures_it_has() -> None:
    both = replace(LATE, conditions=(ConditionForm("late", "2"), ConditionForm("top", "1")))
    assert both.about("people").conditions == (ConditionForm("top", "1"),)
    assert LATE.about("people").conditions == (ConditionForm("months"),)
    assert new_code((LATE, replace(LATE, code="rule_3"))) == "rule_4"
