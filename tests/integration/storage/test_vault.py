import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from tests.integration.storage.conftest import StandingClock

from workreport.domain.errors import CodedError, RuleError, WorldError
from workreport.storage import keywrap, vault
from workreport.storage.keywrap import KdfCost
from workreport.system.durable_files import LocalDurableFiles

PASSPHRASE = "bốn con voi bước qua cầu"
CHEAP = KdfCost(memory_kib=8, time=1, lanes=1)


@pytest.fixture
def made(tmp_path: Path, files: LocalDurableFiles) -> tuple[vault.Vault, str]:
    return vault.create(tmp_path / "hồ sơ", PASSPHRASE, training=False, files=files, cost=CHEAP)


def card_path(known: vault.Vault) -> Path:
    return known.folder / vault.WORKSPACE_NAME


def test_passphrase_and_recovery_code_open_the_same_keys(
    made: tuple[vault.Vault, str], files: LocalDurableFiles, clock: StandingClock
) -> None:
    known, code = made
    assert vault.unlock(known.folder, PASSPHRASE, files=files, clock=clock) == known
    assert vault.unlock_with_recovery(known.folder, code, files=files, clock=clock) == known
    assert len({known.database_key, known.parts_key}) == 2
    assert len(known.database_key) == 32


def test_a_passphrase_typed_with_split_marks_is_the_same(
    made: tuple[vault.Vault, str], files: LocalDurableFiles, clock: StandingClock
) -> None:
    typed = unicodedata.normalize("NFD", PASSPHRASE)
    assert vault.unlock(made[0].folder, typed, files=files, clock=clock) == made[0]


def test_a_code_is_read_as_people_type_it(made: tuple[vault.Vault, str]) -> None:
    code = made[1]
    assert [len(group) for group in code.split("-")] == [4] * 8
    secret = keywrap.recovery_secret(code)
    assert keywrap.recovery_secret(code.lower().replace("-", " ")) == secret
    assert keywrap.recovery_secret(code.replace("0", "O").replace("1", "l")) == secret


def test_a_mistyped_code_is_told_from_one_of_another_workspace(
    made: tuple[vault.Vault, str], files: LocalDurableFiles, clock: StandingClock
) -> None:
    known, code = made
    other = keywrap.recovery_code(keywrap.new_recovery_secret())
    wrong_letter = ("A" if code[0] != "A" else "B") + code[1:]
    for typed, expected in (
        (wrong_letter, "recovery_code_mistyped"),
        (code[:-1], "recovery_code_mistyped"),
        ("", "recovery_code_mistyped"),
        (other, "recovery_code_wrong"),
    ):
        with pytest.raises(RuleError) as refused:
            vault.unlock_with_recovery(known.folder, typed, files=files, clock=clock)
        assert refused.value.code == expected


def test_the_file_tells_nothing_but_how_it_is_locked(made: tuple[vault.Vault, str]) -> None:
    body = json.loads(card_path(made[0]).read_bytes())
    assert body.keys() == {
        "application",
        "format",
        "workspace",
        "training",
        "kdf",
        "by_passphrase",
        "by_recovery",
        "check",
        "sum",
    }
    assert "_key" not in repr(made[0])


def test_a_real_agency_s_passphrase_costs_64_mib_and_three_rounds() -> None:
    assert KdfCost() == KdfCost(memory_kib=65536, time=3, lanes=4)
    assert keywrap.TRAINING_COST.memory_kib < KdfCost().memory_kib


def test_every_single_flipped_bit_of_the_file_is_noticed_or_harmless(
    made: tuple[vault.Vault, str], files: LocalDurableFiles, clock: StandingClock
) -> None:
    known, _code = made
    whole = card_path(known).read_bytes()
    codes: set[str] = set()
    for place in range(len(whole)):
        flipped = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        card_path(known).write_bytes(flipped)
        try:
            opened = vault.unlock(known.folder, PASSPHRASE, files=files, clock=clock)
        except CodedError as error:
            codes.add(error.code)
        else:
            assert opened == known
    assert codes <= {"workspace_damaged", "workspace_foreign", "workspace_newer"}
    assert "workspace_damaged" in codes


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "workspace_missing"),
        (b"", "workspace_damaged"),
        (b"{" * 3000, "workspace_damaged"),
        (b"[]", "workspace_foreign"),
        (b'{"name": "package"}', "workspace_foreign"),
        (b'{"application": "workreport", "format": 2}', "workspace_newer"),
        (b'{"application": "workreport", "format": 1}', "workspace_damaged"),
    ],
)
def test_what_is_no_card_of_ours_is_named(
    tmp_path: Path,
    files: LocalDurableFiles,
    clock: StandingClock,
    content: bytes | None,
    code: str,
) -> None:
    if content is not None:
        (tmp_path / vault.WORKSPACE_NAME).write_bytes(content)
    with pytest.raises(WorldError) as refused:
        vault.unlock(tmp_path, PASSPHRASE, files=files, clock=clock)
    assert refused.value.code == code


def test_a_file_cannot_ask_for_more_memory_than_is_sane(
    made: tuple[vault.Vault, str], files: LocalDurableFiles, clock: StandingClock
) -> None:
    body = json.loads(card_path(made[0]).read_bytes())
    body.pop("sum")
    body["kdf"]["memory_kib"] = 1 << 30
    body["sum"] = vault._sum(body)
    card_path(made[0]).write_text(json.dumps(body))
    with pytest.raises(WorldError) as refused:
        vault.unlock(made[0].folder, PASSPHRASE, files=files, clock=clock)
    assert refused.value.code == "workspace_damaged"


def test_a_real_workspace_cannot_be_turned_into_a_training_one(
    made: tuple[vault.Vault, str], files: LocalDurableFiles, clock: StandingClock
) -> None:
    card = vault._load(made[0].folder, files)
    card_path(made[0]).write_bytes(vault._encode(replace(card, training=True)))
    with pytest.raises(RuleError):
        vault.unlock(made[0].folder, PASSPHRASE, files=files, clock=clock)


@pytest.mark.parametrize(
    ("passphrase", "code"),
    [
        ("", "passphrase_empty"),
        ("mười một kt", "passphrase_short"),
        ("Mật khẩu 123456", "passphrase_common"),
        ("aaaabbbbcccc", "passphrase_common"),
        ("202611202026", "passphrase_common"),
        ("Qwertyuiop[]99", "passphrase_common"),
    ],
)
def test_a_real_agency_refuses_a_weak_passphrase(
    tmp_path: Path, files: LocalDurableFiles, passphrase: str, code: str
) -> None:
    with pytest.raises(RuleError) as refused:
        vault.create(tmp_path / "new", passphrase, training=False, files=files, cost=CHEAP)
    assert refused.value.code == code
    assert not (tmp_path / "new").exists()


def test_a_training_agency_takes_any_passphrase_but_an_empty_one(
    tmp_path: Path, files: LocalDurableFiles, clock: StandingClock
) -> None:
    known, _code = vault.create(tmp_path / "t", "1", training=True, files=files)
    assert vault.unlock(tmp_path / "t", "1", files=files, clock=clock) == known
    assert vault.is_training(tmp_path / "t", files=files)
    with pytest.raises(RuleError):
        vault.create(tmp_path / "u", "", training=True, files=files)


def test_a_workspace_is_never_made_over_another(
    made: tuple[vault.Vault, str], files: LocalDurableFiles
) -> None:
    before = card_path(made[0]).read_bytes()
    with pytest.raises(RuleError) as refused:
        vault.create(made[0].folder, PASSPHRASE, training=False, files=files, cost=CHEAP)
    assert refused.value.code == "workspace_exists"
    assert card_path(made[0]).read_bytes() == before


def test_after_a_change_only_the_new_passphrase_opens_and_the_code_still_does(
    made: tuple[vault.Vault, str], files: LocalDurableFiles, clock: StandingClock
) -> None:
    known, code = made
    vault.change_passphrase(known, "năm con vịt xiêm bơi", files=files)
    assert vault.unlock(known.folder, "năm con vịt xiêm bơi", files=files, clock=clock) == known
    assert vault.unlock_with_recovery(known.folder, code, files=files, clock=clock) == known
    with pytest.raises(RuleError):
        vault.unlock(known.folder, PASSPHRASE, files=files, clock=clock)


def test_a_change_that_cannot_be_written_leaves_the_old_passphrase(
    made: tuple[vault.Vault, str],
    files: LocalDurableFiles,
    clock: StandingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as broken:
        broken.setattr("os.write", full)
        with pytest.raises(WorldError):
            vault.change_passphrase(made[0], "năm con vịt xiêm bơi", files=files)
    assert vault.unlock(made[0].folder, PASSPHRASE, files=files, clock=clock) == made[0]


def test_a_renewed_code_voids_the_old_one(
    made: tuple[vault.Vault, str], files: LocalDurableFiles, clock: StandingClock
) -> None:
    known, old = made
    new = vault.renew_recovery(known, files=files)
    assert vault.unlock_with_recovery(known.folder, new, files=files, clock=clock) == known
    with pytest.raises(RuleError) as refused:
        vault.unlock_with_recovery(known.folder, old, files=files, clock=clock)
    assert refused.value.code == "recovery_code_wrong"


def fail_once(known: vault.Vault, files: LocalDurableFiles, clock: StandingClock) -> RuleError:
    with pytest.raises(RuleError) as refused:
        vault.unlock(known.folder, "sai rồi", files=files, clock=clock)
    return refused.value


def test_after_five_wrong_tries_the_wait_grows_and_outlives_a_restart(
    made: tuple[vault.Vault, str], files: LocalDurableFiles, clock: StandingClock
) -> None:
    known, code = made
    assert [fail_once(known, files, clock).code for _ in range(5)] == ["passphrase_wrong"] * 5
    waits = []
    for _ in range(9):
        refused = fail_once(known, LocalDurableFiles(), clock)
        assert refused.code == "passphrase_wait"
        seconds = refused.values["seconds"]
        assert isinstance(seconds, int)
        waits.append(seconds)
        clock.wait(seconds - 1)
        assert fail_once(known, files, clock).values["seconds"] == 1
        clock.wait(1)
        assert fail_once(known, files, clock).code == "passphrase_wrong"
    assert waits == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
    with pytest.raises(RuleError) as refused_owner:
        vault.unlock(known.folder, PASSPHRASE, files=files, clock=clock)
    assert refused_owner.value.code == "passphrase_wait"
    vault.unlock_with_recovery(known.folder, code, files=files, clock=clock)
    assert vault.unlock(known.folder, PASSPHRASE, files=files, clock=clock) == known


def test_a_clock_that_was_set_back_does_not_lock_the_owner_out(
    made: tuple[vault.Vault, str], files: LocalDurableFiles, clock: StandingClock
) -> None:
    known, _code = made
    for _ in range(5):
        fail_once(known, files, clock)
    clock.wait(-10 * 365 * 86400)
    assert fail_once(known, files, clock).values["seconds"] == 30


def test_a_torn_count_of_tries_never_locks_the_owner_out(
    made: tuple[vault.Vault, str], files: LocalDurableFiles, clock: StandingClock
) -> None:
    (made[0].folder / "unlock.json").write_bytes(b'{"failed": 9')
    assert vault.unlock(made[0].folder, PASSPHRASE, files=files, clock=clock) == made[0]
