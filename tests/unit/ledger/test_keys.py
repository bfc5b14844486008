import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workreport.ledger import keys as module
from workreport.ledger.errors import EntryError
from workreport.ledger.keys import KeyPair, PublicKeys, screen, verify

P = 2**255 - 19
# The y of the points of order eight; the classic list of "Taming the many EdDSAs" is made of these.
Y8 = int.from_bytes(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"
)
SMALL_Y = [0, 1, P - 1, Y8, P - Y8]
NOT_CANONICAL_Y = list(range(P, 2**255))


def encoded(y: int, sign: int) -> bytes:
    return (y | sign << 255).to_bytes(32, "little")


@pytest.fixture(scope="module")
def good() -> PublicKeys:
    return KeyPair.generate().public


@pytest.mark.parametrize("sign", [0, 1])
@pytest.mark.parametrize("y", SMALL_Y + NOT_CANONICAL_Y)
def test_points_of_small_order_and_other_spellings_are_refused(
    y: int, sign: int, good: PublicKeys
) -> None:
    with pytest.raises(EntryError, match="key_refused"):
        screen(PublicKeys(encoded(y, sign), good.seal))


@pytest.mark.parametrize("y", SMALL_Y)
def test_the_points_of_small_order_are_just_that(y: int) -> None:
    point = module._decode_point(encoded(y, 0))
    assert point is not None
    assert module._is_identity(module._times(8, point))


@pytest.mark.parametrize("sign", [0, 1])
@pytest.mark.parametrize("y", NOT_CANONICAL_Y)
def test_a_second_spelling_of_a_point_is_not_decoded(y: int, sign: int) -> None:
    assert module._decode_point(encoded(y, sign)) is None


def test_a_point_of_mixed_order_is_refused(good: PublicKeys) -> None:
    sound = module._decode_point(good.sign)
    small = module._decode_point(encoded(Y8, 0))
    assert sound is not None
    assert small is not None
    x, y, z, _ = module._add(sound, small)
    inverse = pow(z, -1, P)
    mixed = encoded(y * inverse % P, x * inverse % P & 1)
    assert module._decode_point(mixed) is not None
    with pytest.raises(EntryError, match="key_refused"):
        screen(PublicKeys(mixed, good.seal))


def test_what_is_not_on_the_curve_is_refused(good: PublicKeys) -> None:
    off_curve = [y for y in range(2, 40) if module._decode_point(encoded(y, 0)) is None]
    assert off_curve
    for y in off_curve:
        with pytest.raises(EntryError, match="key_refused"):
            screen(PublicKeys(encoded(y, 0), good.seal))


@pytest.mark.parametrize("length", [0, 31, 33])
def test_keys_of_another_length_are_refused(length: int, good: PublicKeys) -> None:
    with pytest.raises(EntryError, match="key_refused"):
        screen(PublicKeys(good.sign[:1] * length, good.seal))
    with pytest.raises(EntryError, match="key_refused"):
        screen(PublicKeys(good.sign, good.seal[:1] * length))


LOW_ORDER_SEALS = [
    0,
    1,
    325606250916557431795983626356110631294008115727848805560023387167927233504,
    39382357235489614581723060781553021112529911719440698176882885853963445705823,
    P - 1,
]


@pytest.mark.parametrize(
    "u", [*LOW_ORDER_SEALS, P, P + 1, P + 9, 2**255 - 1, 2**255 + 9, 2**256 - 1]
)
def test_seals_that_give_no_secret_or_are_not_canonical_are_refused(
    u: int, good: PublicKeys
) -> None:
    with pytest.raises(EntryError, match="key_refused"):
        screen(PublicKeys(good.sign, u.to_bytes(32, "little")))


def test_a_hundred_fresh_keys_pass() -> None:
    fresh = [KeyPair.generate().public for _ in range(100)]
    for public in fresh:
        screen(public)  # raises for a key that is refused
    assert len({public.key_id for public in fresh}) == len(fresh)


def test_a_decoded_point_is_the_one_the_library_made() -> None:
    base = bytes.fromhex("58" + "66" * 31)
    x, y, _, _ = module._decode_point(base) or module._IDENTITY
    assert (y * 5 - 4) % P == 0
    assert module._is_identity(module._times(module._ORDER, (x, y, 1, x * y % P)))


def test_a_signature_holds_for_its_purpose_key_and_data_only(
    keys: KeyPair, stranger: KeyPair
) -> None:
    signature = keys.sign("entry", b"data")
    assert verify(keys.public.sign, "entry", b"data", signature)
    assert not verify(keys.public.sign, "package", b"data", signature)
    assert not verify(stranger.public.sign, "entry", b"data", signature)
    assert not verify(keys.public.sign, "entry", b"Data", signature)
    assert not verify(keys.public.sign, "entry", b"data", signature[:-1])
    assert not verify(b"short", "entry", b"data", signature)


def test_what_is_signed_begins_with_the_purpose() -> None:
    secret = Ed25519PrivateKey.generate()
    pair = KeyPair.from_private(secret.private_bytes_raw(), bytes(range(32)))
    assert pair.sign("entry", b"data") == secret.sign(b"workreport/entry/1\0data")


def test_a_pair_is_restored_from_its_secrets(keys: KeyPair) -> None:
    again = KeyPair.from_private(*keys.private())
    assert again.public == keys.public
    assert again.sign("entry", b"x") == keys.sign("entry", b"x")


def test_secrets_do_not_show_in_texts(keys: KeyPair) -> None:
    assert "Private" not in repr(keys)
    assert all(repr(secret) not in repr(keys) for secret in keys.private())


def test_key_id_and_fingerprint_have_their_fixed_form() -> None:
    public = PublicKeys(bytes(32), bytes(range(32)))
    assert public.key_id == "66687aadf862bd776c8fc18b8e9f8e20"
    groups = public.fingerprint.split(" ")
    assert len(groups) == 8
    assert all(len(group) == 4 and group.isdecimal() for group in groups)
    assert public.fingerprint == "7764 3154 5534 0677 0898 5214 8003 6979"
    assert PublicKeys(bytes(32), bytes(32)).fingerprint != public.fingerprint
