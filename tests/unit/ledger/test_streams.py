import pytest

from workreport.ledger import streams
from workreport.ledger.errors import EntryError

SUBJECT = "0f" * 16


@pytest.mark.parametrize("whole", ["agency", "office", "board"])
def test_a_whole_stream_has_no_subject(whole: str) -> None:
    assert streams.parse(whole) == (whole, "")


@pytest.mark.parametrize("kind", ["plan", "unit", "coop", "member", "person"])
def test_a_divided_stream_names_its_subject(kind: str) -> None:
    stream = getattr(streams, kind)(SUBJECT)
    assert stream == f"{kind}/{SUBJECT}"
    assert streams.parse(stream) == (kind, SUBJECT)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Agency",
        "agency/",
        f"agency/{SUBJECT}",
        "unit",
        "unit/",
        "unit/VP",
        f"unit/{SUBJECT}/",
        f"unit//{SUBJECT}",
        f"unit/{SUBJECT}\n",
        f"unit/{SUBJECT.upper()}",
        f"team/{SUBJECT}",
    ],
)
def test_anything_else_is_no_stream(text: str) -> None:
    with pytest.raises(EntryError, match="stream_malformed"):
        streams.parse(text)


def test_a_stream_is_not_made_of_a_code() -> None:
    with pytest.raises(EntryError, match="stream_malformed"):
        streams.unit("VP")
