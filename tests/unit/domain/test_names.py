from workreport.domain.names import normal, same_person_key, task_key


def test_letter_forms_spaces_and_case_do_not_distinguish() -> None:
    assert normal("  Nguye\u0302\u0303n   VĂN\u00a0An ") == "nguyễn văn an"


def test_the_place_of_the_tone_mark_does_not_make_another_person() -> None:
    assert same_person_key("Lê Thị Hoà") == same_person_key("lê thị  Hòa")
    assert same_person_key("Lê Thị Thuý") == same_person_key("Lê Thị Thúy")
    assert same_person_key("Lê Thị Hoa") != same_person_key("Lê Thị Hòa")
    assert same_person_key("Lê Thị Đào") != same_person_key("Lê Thị Dào")


def test_a_monthly_task_is_the_same_whatever_its_month() -> None:
    november = "Báo cáo kết quả công tác tháng 11/2026 và nhiệm vụ tháng 12 năm 2026."
    december = "Báo cáo kết quả  công tác Tháng 12/2026 và nhiệm vụ tháng 01 năm 2027"
    assert task_key(november) == task_key(december)
    assert task_key("Kế hoạch quý 3") != task_key("Kế hoạch quý 4")
    assert task_key("Số hóa – đợt 1") == task_key("Số hoá - đợt 1;")
    assert task_key("Hồ sơ tháng 112") != task_key("Hồ sơ tháng 11")
