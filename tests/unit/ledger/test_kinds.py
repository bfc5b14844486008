from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledgers import PERIOD, UNIT, Cast, found, report_body
from tests.unit.ledger.test_authority import fold

from workreport.ledger import kinds, streams
from workreport.ledger.acceptance import State, judge
from workreport.ledger.errors import EntryError

IDS = {"unit": UNIT, "person": UNIT, "task": UNIT, "period": PERIOD}
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20).map(
        lambda text: text.encode("ascii", "ignore").decode()
    ),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["a", "unit", "period", "id"]), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
CAST: Cast = found()


def test_every_kind_lies_in_a_stream_that_can_be_written_and_read() -> None:
    for name, kind in kinds.KINDS.items():
        ref = {field: IDS.get(field, "x") for field in kinds.REFERENCES[name]}
        assert streams.parse(kinds.stream_of(kind, ref))
        assert kinds.fold_key(kind, ref, "0" * 64)


def test_kinds_of_different_names_do_not_share_keys_by_accident() -> None:
    shared = {
        frozenset({"period.open", "period.change"}),
        frozenset({"task.change", "task.cancel"}),
        frozenset({"answer", "answer.withdraw"}),
        frozenset({"paper.issue", "paper.void"}),
    }
    by_key: dict[str, set[str]] = {}
    for name, kind in kinds.KINDS.items():
        by_key.setdefault(kind.key, set()).add(name)
    assert {frozenset(names) for names in by_key.values() if len(names) > 1} == shared


def test_a_body_comes_back_as_it_was_written() -> None:
    body = report_body()
    content = kinds.encode_body(body)
    assert kinds.decode_body("report.file", content, "1.0") == body


def test_a_kind_nobody_knows_needs_a_newer_program() -> None:
    with pytest.raises(EntryError) as refused:
        kinds.kind_of("report.sing")
    assert refused.value.code == "needs_newer_app"


def test_a_unit_cannot_speak_of_the_task_of_another_under_the_same_key() -> None:
    kind = kinds.KINDS["task.change"]
    keys = {kinds.fold_key(kind, {"task": "a" * 32, "unit": unit}, "0" * 64) for unit in ("u", "v")}
    assert len(keys) == 2


@settings(max_examples=150, deadline=None)
@given(kind=st.sampled_from(sorted(kinds.KINDS)), data=st.data())
def test_any_json_under_any_kind_is_judged_without_a_crash(kind: str, data: st.DataObject) -> None:
    fields = kinds.KINDS[kind].body.__struct_fields__
    content = data.draw(
        st.fixed_dictionaries({}, optional={name: JSON | st.just(UNIT) for name in fields})
    )
    try:
        entry = CAST.founder.write(kind, content)
    except EntryError:
        return  # it cannot even be signed
    found_ = judge(entry, *fold(CAST))
    assert found_.state in State
    assert bool(found_.reason) is (found_.state is not State.ACCEPTED)


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_valid_report_with_one_wild_value_is_judged_without_a_crash(data: st.DataObject) -> None:
    content = kinds.encode_body(report_body())
    items: list[dict[str, object]] = content["items"]  # type: ignore[assignment]
    place = data.draw(st.sampled_from(sorted({*items[0], "coef", "cause", "partners"})))
    items[0][place] = data.draw(JSON)
    try:
        entry = CAST.founder.write("report.file", content)
    except EntryError:
        return
    found_ = judge(entry, *fold(CAST))
    assert found_.state in {State.ACCEPTED, State.QUARANTINED}
