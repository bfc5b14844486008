import gettext
from collections.abc import Iterator

import pytest

from workreport.i18n import translation


class _Shouting(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return message.upper()


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    for name in ("_catalogues", "_waiting"):
        monkeypatch.setattr(translation, name, dict(getattr(translation, name)))
    before = translation.language_in_use()
    found: list[str] = []

    def load() -> gettext.NullTranslations:
        found.append("loaded")
        return _Shouting()

    translation.add_shipped("xx", load)
    yield found
    translation.use_language(before)


def test_a_shipped_catalogue_is_loaded_when_its_language_is_first_spoken(loads: list[str]) -> None:
    assert "xx" in translation.languages()
    assert loads == []
    with translation.speaking("xx"):
        assert translation._("việc") == "VIỆC"
    translation.use_language("xx")
    assert (translation._("việc"), loads) == ("VIỆC", ["loaded"])


def test_another_language_leaves_a_shipped_catalogue_alone(loads: list[str]) -> None:
    translation.use_language("vi")
    assert (translation._("việc"), loads) == ("việc", [])
