"""What a key may not hold never leaves for it, neither in packages nor in the raw bytes."""

import json
from collections.abc import Iterator

import pytest
from tests.living import HEADS, Begin, Life

from workreport.ledger.bodies.agency import KeyRevoke, RevokedAt, RoleGrant
from workreport.ledger.errors import PackageError
from workreport.ledger.package import Package, open_package, peek
from workreport.services.ports.program import Desk

SECRET = "chuyện riêng của phòng TCĐ"
# Seven bytes at least: three turn up by chance in one of every sixteen million sealed places.
WORDS = (SECRET, HEADS["tcd"], "Kết quả", "report.file", "2026-11")


def opened(life: Life, desk: Desk) -> Iterator[Package]:
    """Every package of the folder that the keys of a desk open."""
    for path in life.exchange.rglob("*.wrp"):
        if desk.book.identity.keys.public.key_id in peek(path.read_bytes()).recipients:
            yield open_package(path.read_bytes(), desk.book.identity.keys)
        else:
            with pytest.raises(PackageError, match="package_not_for_us"):
                open_package(path.read_bytes(), desk.book.identity.keys)


def said(life: Life, desk: Desk) -> bytes:
    """All that the keys of a desk can read in the folder, header and manifest included."""
    return b"".join(
        b"".join([raw.envelope_bytes, *raw.parts.values(), package._manifest])
        for package in opened(life, desk)
        for raw in package.entries
    )


def streams_of(life: Life, desk: Desk) -> set[str]:
    return {
        json.loads(raw.envelope_bytes)["stream"]
        for package in opened(life, desk)
        for raw in package.entries
    }


@pytest.fixture
def two(begin_life: Begin) -> Life:
    """Two departments have filed, and everything has gone round."""
    life = begin_life(("tccb", "tcd"))
    life.file("tcd", SECRET)
    life.file("tccb", "phòng TCCB")
    for _round in range(2):
        life.sync("tccb", "tcd", "vp")
    return life


def test_the_keys_of_one_department_open_no_word_of_another(two: Life) -> None:
    mine, theirs = said(two, two["tccb"]), said(two, two["tcd"])
    assert "phòng TCCB".encode() in mine
    assert SECRET.encode() in theirs
    assert SECRET.encode() not in mine
    unit = two.line("tcd", "TCD").unit.unit
    assert f"unit/{unit}".encode() not in mine
    assert f"plan/{unit}".encode() not in mine
    assert {stream.partition("/")[0] for stream in streams_of(two, two["tccb"])} == {
        "agency", "plan", "unit",
    }  # fmt: skip


def test_the_raw_bytes_of_the_folder_say_nothing(two: Life) -> None:
    for path in two.exchange.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            assert [word for word in WORDS if word.encode() in raw] == []
        assert HEADS["tcd"] not in path.name


def test_the_office_alone_reads_what_is_for_the_office(two: Life) -> None:
    with two.vp.book.looking() as look:
        streams = look.transaction.ledger.streams()
    assert "office" not in streams | streams_of(two, two["tccb"])
    assert "board" not in streams_of(two, two["tccb"])


def test_what_came_before_is_sealed_for_a_new_certificate_and_no_more_than_its_roles_cover(
    two: Life,
) -> None:
    life = two
    clerk = life.join("clerk", "Hoàng Thị Văn Thư", "TCCB", "clerk")
    assert streams_of(life, clerk) == set()
    life.sync("vp")
    unit = life.line("tccb", "TCCB").unit.unit
    assert streams_of(life, clerk) == {"agency", f"plan/{unit}", f"unit/{unit}"}
    assert SECRET.encode() not in said(life, clerk)


def test_an_administrator_alone_is_sent_no_content(two: Life) -> None:
    admin = two.join("admin", "Phạm Quản Trị", "VP", "admin")
    two.sync("vp", "admin")
    assert streams_of(two, admin) == {"agency"}


def end_role(life: Life, person: str) -> None:
    with life.vp.book.working() as work:
        someone = work.directory.person(person)
        [grant] = work.authority.granted[someone.person]
        [fact] = work.projections.facts("role.grant", subject=grant.grant)
        body = RoleGrant(
            grant=grant.grant, person=grant.person, role=grant.role, unit=grant.unit,
            starts_on=grant.starts_on, ends_on=work.today,
        )  # fmt: skip
        work.append(body, "role.grant", supersedes=[fact.entry])


def test_nothing_new_is_sealed_for_a_role_that_has_ended(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    deputy = life.join("deputy", "Lê Phó Phòng", "TCCB", "deputy")
    life.sync("vp", "deputy", "tccb")
    end_role(life, "Lê Phó Phòng")
    life.at("2026-11-03 09:00")
    life.sync("vp", "tccb")
    life.file("tccb", SECRET)
    life.sync("tccb", "vp", "tccb", "vp")
    assert life.state("tccb", "TCCB") == "received"
    assert SECRET.encode() not in said(life, deputy)
    assert not any(b'"receipt"' in raw.envelope_bytes for p in opened(life, deputy)
                   for raw in p.entries)  # fmt: skip


def test_a_role_that_returns_is_sent_what_it_missed(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    deputy = life.join("deputy", "Lê Phó Phòng", "TCCB", "deputy")
    life.sync("vp", "deputy", "tccb")
    end_role(life, "Lê Phó Phòng")
    life.at("2026-11-03 09:00")
    life.sync("vp", "tccb")
    life.file("tccb", SECRET)
    life.sync("tccb", "vp")
    life.vp.maintenance.grant("Lê Phó Phòng", "deputy", "TCCB")
    life.sync("vp", "deputy")
    assert SECRET.encode() in said(life, deputy)
    assert life.state("deputy", "TCCB") == "received"


def test_a_revoked_key_opens_nothing_that_comes_after(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    lost = life["tccb"].book.identity
    with life.vp.book.working() as work:
        heads = work.transaction.ledger.heads(writer=lost.writer)
        through = [
            RevokedAt(writer=lost.writer, stream=stream, seq=head.seq, id=head.id)
            for (_writer, stream), head in heads.items()
        ]
        work.append(
            KeyRevoke(key=lost.keys.public.key_id, through=through, reason="mất máy"), "key.revoke"
        )
    before = said(life, life["tccb"])
    life.vp.joining.invite(person="Người mới", unit="TCCB", role="staff")
    life.sync("vp")
    assert said(life, life["tccb"]) == before
    assert life.vp.maintenance.verify().faults == []


def test_a_second_officer_does_not_send_everybody_everything_again(begin_life: Begin) -> None:
    life = begin_life(("tccb",), ("hieu",))
    life.file("tccb")
    life.sync("tccb", "vp", "hieu")
    for _round in range(2):
        for name in ("tccb", "vp", "hieu"):
            life.sync(name)
    written = life.exchange.rglob(f"{of(life, 'hieu')}/*.wrp")
    sent = sum(
        len(open_package(path.read_bytes(), life["hieu"].book.identity.keys).entries)
        for path in written
    )
    assert sent == own_entries(life, "hieu")


def of(life: Life, name: str) -> str:
    return life[name].book.identity.writer


def own_entries(life: Life, name: str) -> int:
    with life[name].book.looking() as look:
        return sum(one.writer == of(life, name) for one in look.transaction.ledger.all_kept())


def test_an_order_to_erase_empties_every_workspace_and_each_answers(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    filed = life.file("tccb", SECRET)
    life.sync("tccb", "vp", "tccb")
    with life.vp.book.looking() as look:
        person = look.directory.members(life.line("vp", "TCCB").unit.unit)[0].person
    life.vp.maintenance.order_erasure(person, [(filed, 1)], "Luật", person)
    life.sync("vp", "tccb", "vp")
    for desk in life.desks.values():
        with desk.book.looking() as look:
            assert look.part(filed, 1) is None
            answers = look.projections.facts("erase.done", chosen=False)
        assert [answer.body.parts for answer in answers] == [1, 1]  # type: ignore[union-attr]
        verified = desk.maintenance.verify()
        assert (verified.erased_parts, verified.faults) == (1, [])
        assert verified.projections_equal
        assert desk.maintenance.rebuild()
