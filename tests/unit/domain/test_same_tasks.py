from itertools import permutations

from workreport.domain.same_tasks import OneTask, documents_in, find_alike

CONTENT = "Rà soát, bổ sung hồ sơ cán bộ diện quy hoạch"
A = OneTask("tccb", "1", CONTENT)
B = OneTask("tcd", "2", "Rà soát bổ sung hồ sơ cán bộ diện quy hoạch.")
FAR = OneTask("vp", "3", "Chuẩn bị hội nghị giao ban tháng 11 của cơ quan")


def proposed(*tasks: OneTask) -> list[tuple[str, ...]]:
    return [(one.reason, *(each.task for each in one.tasks)) for one in find_alike(tasks)]


def test_alike_contents_of_two_units_are_proposed_however_they_came() -> None:
    for order in permutations((A, B, FAR)):
        assert proposed(*order) == [("alike", "1", "2")]


def test_tasks_of_one_unit_are_never_proposed() -> None:
    assert proposed(A, OneTask("tccb", "9", CONTENT)) == []


def test_the_same_content_in_another_month_is_the_same() -> None:
    other = OneTask("bvct", "4", "Chuẩn bị hội nghị giao ban tháng 12 của cơ quan")
    assert proposed(FAR, other) == [("words", "4", "3")]


def test_short_contents_are_alike_by_chance() -> None:
    assert proposed(OneTask("a", "1", "Trực cơ quan"), OneTask("b", "2", "Trực cơ quan")) == []


def test_one_document_joins_tasks_in_other_words() -> None:
    numbered = documents_in("Kế hoạch số 012-KH/TU ngày 03/11/2026")
    assert numbered == documents_in("Kế hoạch 12 - KH/TU")
    first = OneTask("a", "1", "Tham mưu kế hoạch kiểm tra", numbered)
    second = OneTask("b", "2", "Góp ý văn bản của tỉnh", numbered)
    (found,) = find_alike((first, second))
    assert (found.reason, found.detail) == ("document", "12-KH-TU")


def test_a_document_that_everybody_rests_on_joins_nobody() -> None:
    cited = documents_in("Quyết định số 15-QĐ/TU")
    tasks = [OneTask(f"u{n}", str(n), f"Việc riêng thứ {n} của đơn vị", cited) for n in range(7)]
    assert proposed(*tasks) == []


def test_what_was_said_to_be_apart_is_not_proposed_again() -> None:
    assert find_alike((A, B), lambda one, other: {one.task, other.task} == {"1", "2"}) == ()


def test_three_units_make_one_proposal() -> None:
    third = OneTask("bvct", "7", CONTENT)
    assert [set(one[1:]) for one in proposed(A, B, third)] == [{"1", "2", "7"}]
