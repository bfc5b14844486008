"""Every kind of paper in every profile, read back line by line beside what it was given.

The month behind the papers is one in which everybody typed what breaks papers; the kinds are those
the service knows, so that a kind that is added tomorrow is read too.
"""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from tests.unit.papers.expected import GUIDES
from tests.unit.papers.following import Follower, follow
from tests.unit.papers.invariants import about, check_pages
from tests.unit.papers.made_up import a_paper
from tests.unit.papers.reading import Paper
from tests.unit.papers.written_month import Written, texts_of

from workreport.domain.document import Annex, Column, Contents, Document, Heading, Table
from workreport.papers.press import OfficialPress

PROFILES = tuple(GUIDES)
MADE_UP = 9
# Words of entries that no paper prints; another field without a place on paper fails the test.
# The field of work of a planned task is printed once the month reports it, see the report.
UNPRINTED = {"TaskBody.category"}


@dataclass(frozen=True)
class Read:
    """A paper that was printed and followed to its end."""

    name: str
    document: Document
    found: Follower


@pytest.fixture(scope="session")
def read(written: Written, press: OfficialPress) -> Callable[[str], list[Read]]:
    """Print and follow every paper of the month in a profile, once."""
    known: dict[str, list[Read]] = {}

    def of(profile: str) -> list[Read]:
        if profile not in known:
            known[profile] = [
                Read(f"{kind} {edition}", one, follow(one, profile, press.pdf(one, profile)))
                for (kind, edition), one in written.papers.items()
            ]
        return known[profile]

    return of


def test_every_kind_the_service_knows_is_drawn(written: Written) -> None:
    assert {kind for kind, _edition in written.papers} == set(written.kinds)


@pytest.mark.parametrize("profile", PROFILES)
def test_every_paper_says_what_it_was_given_as_the_guidance_wants(read, profile) -> None:
    for one in read(profile):
        check_pages(one.found, one.document)
        about(one.found, one.document)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_contents_name_the_page_on_which_each_paper_begins(read, profile) -> None:
    listed = [one for one in read(profile) if Contents() in one.document.blocks]
    assert listed
    for one in listed:
        assert one.found.contents == [page for _begin, page in one.found.begins[1:]], one.name


def test_all_that_was_typed_reaches_a_paper(written: Written) -> None:
    """What reaches a document is followed to the page by the test above."""
    told = " ".join(" ".join(texts_of(written.papers)).split()).casefold()
    printed = dict.fromkeys(map(field_of, written.said), False)
    for where, text in written.said.items():
        printed[field_of(where)] |= " ".join(text.split()).casefold() in told
    assert {field for field, was in printed.items() if not was} == UNPRINTED


def field_of(where: str) -> str:
    return where.rstrip("0123456789").rstrip(":")


def test_the_files_pass_the_check_of_qpdf_where_it_is_installed(read, tmp_path) -> None:
    checker = shutil.which("qpdf")
    for place, one in enumerate(read(PROFILES[0]) if checker else ()):
        target = tmp_path / f"{place}.pdf"
        target.write_bytes(one.found.paper.pdf)
        done = subprocess.run([checker, "--check", str(target)], check=False, capture_output=True)
        assert done.returncode == 0, (one.name, done.stdout)


@pytest.mark.parametrize("seed", range(MADE_UP))
def test_papers_made_up_by_chance_are_set_as_well(press, seed) -> None:
    """Long and empty tables, names of sixty letters, tall cells, headings above tables, annexes."""
    document, profile = a_paper(seed), PROFILES[seed % len(PROFILES)]
    found = follow(document, profile, press.pdf(document, profile), crowded=True)
    check_pages(found, document)
    about(found, document)


@pytest.mark.parametrize("profile", PROFILES[:1])
def test_hundreds_of_rows_and_many_departments_lose_no_cell(press, make, profile) -> None:
    """Also a head of two levels above a signature, and tables of a month without anything."""
    titles = ("Đơn vị", "Đã", "Đang", "Chưa", "Điểm")
    columns = tuple(Column(title, 18.0 if at else 0.0) for at, title in enumerate(titles))
    upper = ("Đơn vị", "Nhiệm vụ", "Nhiệm vụ", "Nhiệm vụ", "Điểm")
    rows = tuple(
        (f"Phòng Tổ chức cơ sở đảng, đảng viên số {n}", "12", "3", "0", "95,25") for n in range(46)
    )
    units = Table(columns, rows, header_rows=(upper,))
    wide = Annex("Phụ lục 1", "Nhiệm vụ", (make.task_table(400),), landscape=True)
    tall = (make.long_cell() * 2, *[""] * 4)  # higher than a page
    group = (make.long_cell() + make.long_cell()[:600], *[""] * 4)  # with its row it is higher
    below = (make.long_cell()[:560], "1", "2", "3", "4")
    words = Table(columns, (tall, group, below), across=frozenset({0}), groups=frozenset({1}))
    nothing = (Table(columns), Table(columns, header_rows=(upper,)))
    empty = Annex("Phụ lục 2", "Tháng trống", (*nothing, words))
    blocks = (Heading(1, "I", "Kết quả"), Heading(2, "1.", "Theo đơn vị"), units)
    document = make.report(blocks=blocks, annexes=(wide, empty), training=True)
    found = follow(document, profile, press.pdf(document, profile))
    check_pages(found, document)
    about(found, document)
    assert len(found.paper.pages) > 20


def test_a_paper_is_what_its_bytes_say(press, make) -> None:
    """The reader itself: what it reads is there, and nothing else."""
    paper = Paper(press.pdf(make.report(annexes=())))
    assert "BÁO CÁO" in paper.words
    assert paper.about["Creator"] == "WorkReport"
