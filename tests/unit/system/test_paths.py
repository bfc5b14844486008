from pathlib import Path

import platformdirs
import pytest

from workreport.system.paths import Places, folder_name


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "data", tmp_path / "state")


def test_the_folders_of_an_account_are_apart_from_each_other(own_home: Path) -> None:
    places = Places.of_this_account()
    assert places.data.is_relative_to(own_home)
    assert not places.high_water.is_relative_to(places.workspaces)


@pytest.mark.parametrize("said", ["/srv/own", "", "own", None])
@pytest.mark.parametrize("home", ["/srv/an", "", "an"])
def test_the_folders_are_those_the_system_means(
    monkeypatch: pytest.MonkeyPatch, said: str | None, home: str
) -> None:
    monkeypatch.setenv("HOME", home)
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
        if said is not None:
            monkeypatch.setenv(name, said)
    places = Places.of_this_account()
    assert places.data == platformdirs.user_data_path("WorkReport", appauthor=False)
    assert places.state == platformdirs.user_state_path("WorkReport", appauthor=False)


def test_a_folder_counts_as_a_workspace_by_its_card(places: Places) -> None:
    assert places.known_workspaces() == ()
    for name in ("Phòng B", "Phòng A", "trống"):
        (places.workspaces / name).mkdir(parents=True)
    for name in ("Phòng B", "Phòng A"):
        (places.workspaces / name / "workspace.json").write_text("{}")
    assert [place.name for place in places.known_workspaces()] == ["Phòng A", "Phòng B"]


def test_a_new_workspace_never_takes_a_name_in_use(places: Places) -> None:
    first = places.new_workspace("Văn phòng")
    first.mkdir(parents=True)
    assert places.new_workspace("Văn phòng").name == "Văn phòng-2"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ban Tổ chức / 2026", "Ban Tổ chức - 2026"),
        ("../..", "workspace"),
        ("con", "workspace-con"),
        ("a\u202eb", "a-b"),
        ("  . ", "workspace"),
        ("x" * 200, "x" * 60),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert folder_name(title) == name
