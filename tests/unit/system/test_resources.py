from pathlib import Path

import pytest

from workreport.domain.errors import WorldError
from workreport.system.resources import ShippedResources


def test_the_checkout_s_resources_are_found() -> None:
    assert "resources" in str(ShippedResources().path("."))


def test_text_bytes_path_and_names_come_from_one_root(tmp_path: Path) -> None:
    (tmp_path / "lịch").mkdir()
    (tmp_path / "lịch" / "b.csv").write_text("bảng", encoding="utf-8")
    (tmp_path / "lịch" / "a.csv").write_bytes(b"x")
    (tmp_path / "lịch" / ".hidden").write_bytes(b"x")
    resources = ShippedResources(tmp_path)
    assert resources.text("lịch/b.csv") == "bảng"
    assert resources.data("lịch/a.csv") == b"x"
    assert resources.path("lịch/a.csv") == tmp_path / "lịch" / "a.csv"
    assert resources.names("lịch") == ("a.csv", "b.csv")


def test_a_missing_resource_is_the_installation_s_fault(tmp_path: Path) -> None:
    for ask in (ShippedResources(tmp_path).text, ShippedResources(tmp_path).names):
        with pytest.raises(WorldError) as refused:
            ask("none.csv")
        assert refused.value.code == "resource_missing"


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "a/../../b", "..\\b"])
def test_a_name_cannot_lead_out(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a resource name"):
        ShippedResources(tmp_path).data(name)
