import gc

from workreport.services.garbage import left_alone


def test_garbage_is_looked_for_again_only_when_the_last_block_has_ended() -> None:
    assert gc.isenabled()
    with left_alone():
        with left_alone():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_who_had_turned_the_search_off_finds_it_off_afterwards() -> None:
    gc.disable()
    try:
        with left_alone():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
