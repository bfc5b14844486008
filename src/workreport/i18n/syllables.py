"""The shape of a Vietnamese syllable: onset, vowels, ending, tone; and whether it can be one."""

from dataclasses import dataclass
from unicodedata import normalize

TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_STOPPED_TONES = frozenset(
    {"\u0301", "\u0323"}
)  # what a syllable that ends in c, ch, p, t may bear
_STOPS = frozenset({"c", "ch", "p", "t"})
_VOWELS = frozenset("aăâeêioôơuưy")


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ONSETS = _set_of("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x") | {""}
_ENDINGS = _set_of("c ch m n ng nh p t") | {""}
# Vowels of an open syllable and of one that ends in a consonant.
_OPEN = _set_of(
    "a e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu iêu oa oai oay oao oe oeo oi ôi ơi ua uê ui "
    "uơ uy uya uyu uây ưa ưi ưu uôi ươi ươu yêu ya yê"
)
_CLOSED = _set_of("a ă â e ê i o ô ơ u ư y iê oa oă oe oo uâ uê uô ươ uy uyê yê uă ua ue ui")


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable in small letters; ``vowels`` carry no tone.

    ``tone_at`` counts from the first vowel: negative where the mark stands on the onset (qúy), and
    without meaning where there is no tone.
    """

    onset: str
    vowels: str
    ending: str
    tone: str
    tone_at: int

    @property
    def start(self) -> int:
        """Where the vowels begin in the word."""
        return len(self.onset)


def syllable_of(word: str) -> Syllable | None:
    """Take a word apart; ``None`` when it has two tones or no Vietnamese shape."""
    letters, tone, tone_at = _without_tone(word)
    if letters is None:
        return None
    first = next((at for at, letter in enumerate(letters) if letter in _VOWELS), -1)
    if first < 0:
        return None
    if _belongs_to_onset(letters, first):
        first += 1
    end = first
    while end < len(letters) and letters[end] in _VOWELS:
        end += 1
    onset, vowels, ending = letters[:first], letters[first:end], letters[end:]
    known = _CLOSED if ending else _OPEN
    if onset not in _ONSETS or ending not in _ENDINGS or vowels not in known:
        return None
    return Syllable(onset, vowels, ending, tone, tone_at - first)


def may_be_said(word: str) -> bool:
    """Tell whether a word is a syllable a Vietnamese could say, its tone included."""
    found = syllable_of(word)
    if found is None:
        return False
    return found.ending not in _STOPS or not found.tone or found.tone in _STOPPED_TONES


def _without_tone(word: str) -> tuple[str | None, str, int]:
    letters: list[str] = []
    tone, tone_at = "", -1
    for letter in normalize("NFC", word).lower():
        spread = normalize("NFD", letter)
        found = [mark for mark in spread if mark in TONES]
        if found and tone:
            return None, "", -1
        if found:
            tone, tone_at = found[0], len(letters)
        letters.append(normalize("NFC", "".join(mark for mark in spread if mark not in TONES)))
    return "".join(letters), tone, tone_at


def _belongs_to_onset(letters: str, first: int) -> bool:
    """Tell whether the first vowel is none: u in quả, i in già, but not in gì and gìn."""
    following = letters[first + 1 : first + 2]
    begins = letters[: first + 1]
    return begins in {"qu", "gi"} and following in _VOWELS
