from tools import translations


def test_the_catalogue_holds_the_texts_of_the_code_and_is_compiled() -> None:
    # Mended by: python tools/translations.py
    found = translations.differences()
    assert not found.not_collected
    assert not found.no_longer_used
    assert not found.not_compiled


def test_every_text_has_an_english_translation() -> None:
    assert not translations.differences().not_translated


def test_translations_fill_the_same_braces() -> None:
    assert not translations.differences().other_placeholders
