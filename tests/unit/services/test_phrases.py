"""The shipped phrases are words that can be inserted, section by section."""

import tomllib
from string import Formatter
from unicodedata import normalize

import pytest

from workreport.services.agency_phrases import PLACES
from workreport.services.phrases import LONGEST
from workreport.system.resources import ShippedResources

FILES = [name for name in ShippedResources().names("phrases") if name.endswith(".toml")]
FILLED = {"tháng", "tổng số", "hoàn thành", "đang làm", "chưa làm", "chậm"}


@pytest.mark.parametrize("name", FILES)
def test_every_section_has_phrases_and_none_asks_for_what_is_unknown(name: str) -> None:
    read = tomllib.loads(ShippedResources().text(f"phrases/{name}"))
    assert set(read) == {"version", *PLACES}
    for section in PLACES:
        phrases = read[section]["phrases"]
        assert phrases
        assert len(set(phrases)) == len(phrases)
        for phrase in phrases:
            assert phrase == normalize("NFC", phrase).strip()
            assert len(phrase) <= LONGEST
            fields = {field for _text, field, _form, _how in Formatter().parse(phrase) if field}
            assert fields <= FILLED


def test_there_are_shipped_phrases() -> None:
    assert FILES == ["office.toml"]
