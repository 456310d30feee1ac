"""The collector of cycles is as it was before, whatever happens meanwhile."""

import gc

import pytest

from plainspoken.page.unswept import unswept


@pytest.fixture
def collector():
    going = gc.isenabled()
    yield
    (gc.enable if going else gc.disable)()


@pytest.mark.parametrize("going", [True, False])
def test_the_collector_is_left_as_it_was(collector, going: bool) -> None:
    (gc.enable if going else gc.disable)()
    with unswept():
        assert not gc.isenabled()
    assert gc.isenabled() is going
    with pytest.raises(ValueError, match="x"), unswept():
        raise ValueError("x")
    assert gc.isenabled() is going
