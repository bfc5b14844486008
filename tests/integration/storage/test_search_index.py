from pathlib import Path

import pytest
from tests.integration.storage.conftest import OpenDatabase

from workreport.services.ports.search import FoundRow, WordQuestion
from workreport.storage.engine import Database
from workreport.storage.migrate import bring_up_to_date
from workreport.storage.search_index import SearchIndex, place_number
from workreport.storage.search_rows import SearchRows

RARE = "xqzjkw"  # no other word begins so: the index keeps all but its first letter


def place(source: str, text: str, period: str = "2026-11", unit: str = "u") -> FoundRow:
    return FoundRow(source, "result", period, unit, source, "", text)


@pytest.fixture
def database(tmp_path: Path, open_database: OpenDatabase) -> Database:
    made = open_database(tmp_path / "a.db", create=True)
    bring_up_to_date(made, lambda: None)
    return made


def keep(database: Database, *places: FoundRow) -> None:
    with database.writing() as transaction:
        SearchIndex(transaction.connection).add(places)
        transaction.commit()


def blocks(database: Database) -> bytes:
    with database.raw() as connection:
        rows = connection.execute("SELECT block FROM search_word_data").fetchall()
        return b"".join(row[0] for row in rows)


def test_a_word_that_was_forgotten_stays_in_no_block_of_the_index(database: Database) -> None:
    keep(database, place("secret", f"Vụ việc {RARE}"))
    for number in range(12):
        keep(database, *(place(f"{number}-{each}", f"Việc {each}") for each in range(30)))
    assert RARE[1:].encode() in blocks(database)
    with database.writing() as transaction:
        SearchIndex(transaction.connection).forget(["secret"])
        transaction.commit()
    assert RARE[1:].encode() not in blocks(database)


def test_numbers_follow_from_the_place_and_order_by_month_with_people_last() -> None:
    months = [place("a", "", period) for period in ("2016-12", "2017-01", "2026-11", "")]
    numbers = [place_number(each) for each in months]
    assert numbers == sorted(numbers)
    assert numbers == [place_number(each) for each in months]
    assert 0 < numbers[0] < numbers[-1] < 2**63


def test_a_question_counts_all_and_brings_the_newest(database: Database) -> None:
    keep(database, *(place(str(year), "Nghị quyết", f"{year}-01") for year in range(2016, 2026)))
    with database.reading() as connection:
        rows = SearchRows(connection)
        asked = WordQuestion(("nghi quyet",))
        assert [row.period for row in rows.found(asked, 2)] == ["2025-01", "2024-01"]
        assert rows.count_found(asked) == 10
        assert rows.count_found(asked._replace(unit="other")) == 0
