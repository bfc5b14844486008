"""Levels as offices write them into cells."""

import pytest

from workreport.domain.sheet_levels import NOT_RATED, read_level


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("A", 0),
        ("loại b", 1),
        ("Xếp loại C", 2),
        ("HTXSNV", 0),
        ("Hoàn thành tốt nhiệm vụ", 1),
        ("Hoàn thành nhiệm vụ", 2),
        ("Không hoàn thành nhiệm vụ", 3),
        ("Không xếp loại", NOT_RATED),
        ("KXL (thai sản)", NOT_RATED),
        ("E", None),
        ("", None),
        ("95", None),
    ],
)
def test_a_level_is_read_as_its_place_from_the_highest(cell: str, place: int | None) -> None:
    assert read_level(cell) == place
