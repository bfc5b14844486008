"""Phrases the chief signs are offered in every workspace after an exchange."""

from collections.abc import Iterator

import pytest
from tests.living import Life, begin, stretch_codes_less

from workreport.domain.errors import RuleError, UseError
from workreport.services.agency_phrases import LONGEST, MOST_SIGNED

RETURN = "Bổ sung số, ngày của văn bản …"


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        life = begin(tmp_path_factory.mktemp("phrases"), ("tccb",))
        yield life
        life.close()


def test_what_the_chief_signs_is_offered_to_the_department_and_place_by_place(life: Life) -> None:
    life.vp.phrases.sign({"causes": [f"  {RETURN} ", RETURN, ""]})
    life.vp.phrases.sign({"return": [RETURN]})
    life.sync("vp", "tccb")
    there = life["tccb"].phrases.all()
    assert there["causes"].agency == (RETURN,)
    assert there["return"].common[0] == RETURN
    assert len(there["return"].common) > 1
    life.vp.phrases.sign({"causes": []})
    life.sync("vp", "tccb")
    assert life["tccb"].phrases.all()["causes"].agency == ()
    assert life["tccb"].phrases.signed().of("return") == (RETURN,)


@pytest.mark.parametrize(
    ("phrases", "code"),
    [
        ({"nowhere": ["x"]}, "phrase_section_unknown"),
        ({"return": ["x" * (LONGEST + 1)]}, "phrase_long"),
        ({"return": [str(at) for at in range(MOST_SIGNED + 1)]}, "phrases_many"),
    ],
)
def test_what_is_no_set_of_phrases_is_refused(
    life: Life, phrases: dict[str, list[str]], code: str
) -> None:
    with pytest.raises(UseError) as refused:
        life.vp.phrases.sign(phrases)
    assert refused.value.code == code


def test_a_department_signs_none_for_the_agency(life: Life) -> None:
    with pytest.raises(RuleError) as refused:
        life["tccb"].phrases.sign({"return": ["x"]})
    assert refused.value.code == "only_chief_signs_phrases"
