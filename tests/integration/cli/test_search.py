"""Searching by the command line, in a month that was lived."""

from tests.integration.cli.conftest import HEAD, MONTH, Month

from workreport.i18n.vietnamese import fold


def test_a_person_is_found_by_a_name_without_marks(month: Month) -> None:
    found = month.ask(month.vp, "search", f'"{fold(HEAD)}"')
    assert found["total"] == len(found["hits"]) == 1
    [hit] = found["hits"]
    assert (hit["kind"], hit["unit"], hit["period"], hit["title"]) == ("person", "TCCB", None, HEAD)
    assert "".join(hit["snippet"][a:b] for a, b in hit["marks"]) == HEAD.replace(" ", "")


def test_tasks_are_found_within_months_and_a_unit(month: Month) -> None:
    within = ("--from", MONTH, "--to", MONTH, "--unit", "TCCB")
    found = month.ask(month.vp, "search", "tham muu", *within, "--limit", "3")
    assert found["total"] > len(found["hits"]) == 3
    assert {(hit["period"], hit["unit"]) for hit in found["hits"]} == {(MONTH, "TCCB")}
    assert month.ask(month.vp, "search", "tham muu", "--to", "2026-10")["hits"] == []


def test_found_places_are_lines_and_their_number(month: Month) -> None:
    answer = month.line.call("search", HEAD, "--workspace", month.vp)
    assert answer.code == 0
    assert answer.out.splitlines()[0].startswith("–        TCCB    Cán bộ: Ngô Đức Nam")
    assert answer.out.splitlines()[-1] == "Tìm thấy 1 chỗ, hiện 1."


def test_nothing_to_look_for_is_wrong_use(month: Month) -> None:
    answer = month.line.call("search", "…", "--workspace", month.vp, "--json")
    assert (answer.code, answer.refusal) == (2, "search_empty")
