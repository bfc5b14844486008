import ast
import re
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest

import workreport.domain
from workreport.i18n.messages import catalogue, checks, deadlines, grading, schemes, sentence
from workreport.i18n.messages.message import Message

OWN = {**checks.MESSAGES, **deadlines.MESSAGES, **grading.MESSAGES, **schemes.MESSAGES}
RULES = (
    "calendar",
    "deadlines",
    "workflow",
    "rating",
    "rating_reading",
    "scheme_formula",
    "unit_grade",
    "consolidation",
)
SPOKEN = (*RULES, "checks", "check_people")
CALLS = {"Reason", "RuleError", "UseError", "Problem", "problem"}


def codes_said_by(module: str) -> set[str]:
    """Return every literal code the module hands to a reason, an error or a problem."""
    path = Path(str(workreport.domain.__file__)).with_name(f"{module}.py")
    calls = [x for x in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(x, ast.Call)]
    found = set()
    for call in calls:
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        first = call.args[0] if call.args else None
        if name in CALLS and isinstance(first, ast.Constant):
            found.add(str(first.value))
    return found


@pytest.mark.parametrize("module", SPOKEN)
def test_every_code_of_the_rules_has_its_sentence(module: str) -> None:
    said = codes_said_by(module)
    assert said
    assert said <= catalogue().keys()


def test_codes_composed_from_parts_have_their_sentences_too() -> None:
    composed = {"gate_discipline", "gate_rated_lowest", "text_advantages_missing"}
    composed |= {"text_limitations_missing", "task_done_on_expected", "question_less"}
    composed |= {"task_done_on_after_cut_off", "day_saturday", "day_sunday", "target_shifted"}
    composed |= {"grade_filed_well", "grade_filed_late", "grade_filed_returned"}
    assert composed <= OWN.keys()


def test_every_code_a_scheme_is_refused_with_has_its_sentence() -> None:
    folder = Path(str(workreport.domain.__file__)).parent
    text = "".join(each.read_text("utf-8") for each in sorted(folder.glob("scheme_*.py")))
    found = set(re.findall(r'"((?:scheme|formula)_[a-z_]+)"', text))
    assert {"scheme_missing", "scheme_trial_full", "formula_ends"} <= found
    assert found <= catalogue().keys()


@pytest.mark.parametrize("code", sorted(OWN))
def test_a_sentence_can_be_said_and_leaves_no_brace(code: str) -> None:
    message: Message = OWN[code]
    fields = [field for _, field, form, _ in Formatter().parse(message.cause) if field]
    dated = {
        field
        for _, field, form, _ in Formatter().parse(message.cause)
        if field and form and form.startswith("%")
    }
    moment = datetime(2026, 11, 18, 8, 12, tzinfo=timezone(timedelta(hours=7)))
    values: dict[str, object] = dict.fromkeys(fields, 3)
    values |= {field: moment if field == "since" else date(2026, 11, 24) for field in dated}
    values |= {"percent": Decimal("66.7")} if "percent" in fields else {}
    text = sentence(code, values)
    assert text
    assert not set("{}!") & set(text)
    assert "vui lòng" not in text.lower()


def test_a_detail_that_is_not_kept_leaves_no_empty_bracket() -> None:
    """Of a held package only the code is kept."""
    told = sentence("package_damaged", {})
    assert told.startswith("Gói tin bị hỏng hoặc bị sửa, nội dung không được nhận. ")
    assert sentence("package_damaged", {"why": ""}) == told
    assert "(chi tiết: seal)" in sentence("package_damaged", {"why": "seal"})
