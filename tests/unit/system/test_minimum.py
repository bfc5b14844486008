"""What a machine lacks, from what the system tells of itself."""

from pathlib import Path

import pytest

from workreport.i18n.messages import sentence
from workreport.system import minimum


def told(tmp_path: Path, patch: pytest.MonkeyPatch, text: str) -> tuple[str, ...]:
    file = tmp_path / "meminfo"
    file.write_text(text, encoding="ascii")
    patch.setattr(minimum, "_MEMORY_FILE", file)
    patch.setattr("platform.system", lambda: "Linux")
    return minimum.shortcomings()


def test_four_gigabytes_are_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(tmp_path, monkeypatch, "MemTotal:        3800000 kB\n") == ()


def test_less_memory_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = told(tmp_path, monkeypatch, "MemTotal:        2000000 kB\n")
    assert found == ("machine_memory_small",)
    assert sentence(found[0], {}).startswith("Máy này có dưới 4 GB bộ nhớ.")


def test_a_machine_that_cannot_be_asked_lacks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minimum, "_MEMORY_FILE", tmp_path / "none")
    monkeypatch.setattr("platform.system", lambda: "Linux")
    assert minimum.shortcomings() == ()


def test_an_old_windows_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: "Windows")
    monkeypatch.setattr("platform.version", lambda: "10.0.16299")
    assert "machine_system_old" in minimum.shortcomings()
