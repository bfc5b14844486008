"""Schemes and layouts at the command line: signed as they are written, given back as files."""

from datetime import datetime
from pathlib import Path

import pytest
from tests.integration.cli.line import Line
from tests.unit.domain import schemes as files

from workreport.system.clock import TrainingClock

OWN_SET = """# Ghi chú của cơ quan: họp ngày 20/11.
id = "K_ban"
version = "2"
source = "Thông báo 12-TB/BTCTU"
status = "local"
effective_from = "2026-12-01"

[title]
vi = "Hệ số của Ban"
en = "Coefficients of the Committee"

[[coefficients]]
code = "B1"
vi = "Thường"
en = "Ordinary"
k = 1 # một

[[coefficients]]
code = "B2"
vi = "Khó"
en = "Hard"
k = "1.5"
"""


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    """An agency on the second of November with November open."""
    clock = TrainingClock(datetime.fromisoformat("2026-11-02T08:00:00+07:00"))
    line = Line(tmp_path_factory.mktemp("schemes"), clock)
    founded = line.call(
        *("agency", "new", line.folder / "vp", "--name", "Ban Tổ chức", "--parent", "Tỉnh ủy"),
        *("--place", "Nghệ An", "--person", "Chu Ngọc Giang", "--training", "--json"),
    )
    assert founded.code == 0, founded.out
    line.ask(line.folder / "vp", "period", "open", "2026-11")
    return line


def written(line: Line, name: str, text: str) -> Path:
    path = line.folder / name
    path.write_bytes(text.encode())
    return path


def own(name: str, version: str = "2") -> str:
    """A version of a shipped file with line ends of Windows and a comment of its own."""
    text = files.text(name).replace('version = "1"', f'version = "{version}" # của cơ quan')
    text = text.replace('effective_from = "2020-01-01"', 'effective_from = "2026-12-01"')
    return "\ufeff# Bản của cơ quan\n".replace("\n", "\r\n") + text.replace("\n", "\r\n")


@pytest.mark.parametrize("name", ["unit_month_v1", "nd335_staff"])
def test_a_file_is_signed_and_given_back_byte_by_byte(line: Line, name: str) -> None:
    at, text = line.folder / "vp", own(name)
    file = written(line, f"{name}.toml", text)
    dry = line.ask(at, "scheme", "sign", "--file", file, "--dry-run")
    assert (dry["scheme"], dry["signed"]) == (f"{name}@2", False)
    signed = line.ask(at, "scheme", "sign", "--file", file, "--note", "Họp ngày  20/11")
    assert (signed["scheme"], signed["signed"]) == (f"{name}@2", True)
    out = line.folder / f"{name}_out.toml"
    line.ask(at, "scheme", "export", f"{name}@2", "--out", out)
    assert out.read_bytes() == text.encode()
    listed = {one["scheme"]: one for one in line.ask(at, "scheme", "list")["schemes"]}
    assert listed[f"{name}@2"]["note"] == "Họp ngày 20/11"
    assert listed[f"{name}@1"]["note"] is None
    again = line.refused(at, "scheme", "sign", "--file", file, "--note", "Lần nữa")
    assert again == (1, "scheme_version_taken")
    shipped = line.folder / f"{name}_shipped.toml"
    line.ask(at, "scheme", "export", f"{name}@1", "--out", shipped)
    assert shipped.read_text(encoding="utf-8") == files.text(name)


def test_a_set_of_coefficients_is_signed_and_a_month_keeps_its_version(line: Line) -> None:
    at = line.folder / "vp"
    first = OWN_SET.replace('version = "2"', 'version = "1"')
    line.ask(at, "scheme", "sign", "--file", written(line, "k1.toml", first), "--note", "Đầu")
    early = line.refused(at, "period", "schemes", "2026-11", "--coefficients", "K_ban")
    assert early == (1, "setting_month_open")
    chosen = line.ask(at, "period", "schemes", "2026-12", "--coefficients", "K_ban")
    assert chosen["coefficients"] == "K_ban"
    line.ask(at, "period", "open", "2026-12")
    later = OWN_SET.replace("2026-12-01", "2027-01-01")
    line.ask(at, "scheme", "sign", "--file", written(line, "k2.toml", later), "--note", "Sau")
    assert line.ask(at, "period", "schemes", "2026-12")["coefficients"] == "K_ban"
    assert line.ask(at, "period", "schemes", "2027-01")["coefficients"] == "K_ban@2"
    out = line.folder / "k_out.toml"
    line.ask(at, "scheme", "export", "K_ban", "--out", out)
    assert out.read_text(encoding="utf-8") == later
    # The schemes that can be read are none of the sets, and nothing is listed as unreadable.
    assert line.ask(at, "scheme", "list")["unreadable"] == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("k = 1 #", "k = #"), "scheme_file_unreadable"),
        (('k = "1.5"', 'k = "0.5"'), "scheme_malformed"),
        (('effective_from = "2026-12-01"\n', ""), "scheme_malformed"),
        (('id = "K_ban"', 'id = "nd335_staff"'), "scheme_id_taken"),
        (("# một", "# mo\u0323t"), "scheme_text_not_composed"),
        (("# một", "# " + "một" * 40_000), "scheme_text_too_long"),
    ],
)
def test_what_cannot_be_signed_is_refused_in_words(
    line: Line, change: tuple[str, str], code: str
) -> None:
    text = OWN_SET.replace(*change).replace('version = "2"', 'version = "9"')
    file = written(line, "spoilt.toml", text)
    found = line.refused(line.folder / "vp", "scheme", "sign", "--file", file, "--note", "Thử")
    assert found[1] == code


def test_a_scheme_of_departments_is_tried_on_a_month_and_a_note_is_needed(line: Line) -> None:
    at = line.folder / "vp"
    text = own("unit_month_v1", "7").replace("late_day = 2", "late_day = 5")
    file = written(line, "unit.toml", text)
    tried = line.ask(at, "scheme", "sign", "--file", file, "--try", "2026-11")
    assert (tried["signed"], tried["changes"]) == (False, [])
    assert line.refused(at, "scheme", "sign", "--file", file) == (2, "scheme_note_missing")
    people = written(line, "people.toml", own("nd335_staff", "7"))
    refused = line.refused(at, "scheme", "sign", "--file", people, "--try", "2026-11")
    assert refused == (2, "scheme_try_of_units")


def test_a_copy_is_changed_used_reset_and_carried_as_a_file(line: Line) -> None:
    at = line.folder / "vp"
    before = line.ask(at, "layout", "list")
    assert (before["in_force"], before["choices"]) == ("party_hd05@1", [])
    assert [one["code"] for one in before["layouts"]] == ["party_hd05", "party_hd36", "state_nd30"]
    line.ask(at, "layout", "copy", "state_nd30", "so", "--title", "Văn bản của Sở")
    change = ("layout", "set", "so", "page.portrait.left=36", "body.indent=12,7")
    dry = line.ask(at, *change, "--dry-run")
    assert (dry["signed"], dry["changed"]) == (False, ["page.portrait.left", "body.indent"])
    assert [(one["path"], one["refused"]) for one in dry["findings"]] == [
        ("page.portrait.left", False)
    ]
    signed = line.ask(at, *change, "--note", "Theo quy chế", "--use-from", "2026-11-09")
    assert (signed["layout"], signed["used_from"]) == ("so@2", "2026-11-09")
    shown = line.ask(at, "layout", "show", "so", "--changed")
    assert shown["values"] == {"page.portrait.left": 36, "body.indent": "12.7"}
    reset = line.ask(at, "layout", "reset", "so", "body.indent")
    assert (reset["layout"], reset["changed"]) == ("so@3", ["page.portrait.left"])
    used = line.ask(at, "layout", "use", "so")
    assert used == {
        "from": "2026-11-02", "layout": "so@3", "numbering": "year", "in_conflict": False,
    }  # fmt: skip
    out = line.folder / "so.json"
    line.ask(at, "layout", "export", "so@2", "--out", out)
    taken = line.ask(
        at, "layout", "import", "--file", out, "--code", "khac", "--title", "Bản của nơi khác"
    )
    assert (taken["layout"], taken["base"]) == ("khac@1", "state_nd30")
    told = line.call("layout", "list", "--workspace", at).out
    assert "* so@3: Văn bản của Sở (1 giá trị khác state_nd30)" in told
    assert "Từ ngày 09/11/2026 dùng so@2." in told
    assert "36 nằm ngoài mức hướng dẫn" in line.call("layout", "show", "so", "--workspace", at).out


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("show", "khong_co"), (2, "layout_unknown")),
        (("copy", "party_hd05", "Của Ban", "--title", "X"), (2, "layout_code_malformed")),
        (("set", "party_hd05", "body.size=13"), (1, "layout_shipped")),
        (("set", "party_hd05", "body.size=to", "--dry-run"), (2, "layout_value_unfit")),
        (("set", "party_hd05", "body.size"), (2, "usage_pair_malformed")),
        (("reset", "party_hd05", "body.khac"), (2, "layout_path_unknown")),
        (("use", "party_hd36", "--from", "2026-11-01"), (1, "layout_day_past")),
        (("use", "party_hd36", "--from", "mai"), (2, "usage_day_malformed")),
    ],
)
def test_what_cannot_be_done_has_a_sentence(
    line: Line, words: tuple[str, ...], refusal: tuple[int, str]
) -> None:
    assert line.refused(line.folder / "vp", "layout", *words) == refusal


def test_one_paper_is_drawn_by_another_layout(line: Line, tmp_path: Path) -> None:
    at = line.folder / "vp"
    for name in ("party_hd36", "state_nd30"):
        words = ("paper", "recall", "2026-11", "--layout", name, "--out", tmp_path / f"{name}.pdf")
        line.ask(at, *words)
    files = [path.read_bytes() for path in sorted(tmp_path.iterdir())]
    assert len(set(files)) == 2
    wrong = ("paper", "recall", "2026-11", "--layout", "khac_nua", "--out", tmp_path / "x.pdf")
    assert line.refused(at, *wrong) == (2, "layout_unknown")
