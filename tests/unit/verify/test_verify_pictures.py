"""Near pictures are found by bands."""

from hypothesis import given
from hypothesis import strategies as st

from services.verify.pictures import BANDS, DISTANCE_MAX, STRIPES, bands, signed, stripes

HASHES = st.integers(0, 2**64 - 1)
FEW_BITS = st.sets(st.integers(0, 63), max_size=DISTANCE_MAX)


def flipped(value: int, bits: set[int]) -> int:
    for bit in bits:
        value ^= 1 << bit
    return value


@given(HASHES, FEW_BITS)
def test_near_hashes_agree_in_a_band(value: int, bits: set[int]):
    """Whatever three bits differ, an index on one of the bands finds the picture."""
    one, other = signed(f"{value:016x}"), signed(f"{flipped(value, bits):016x}")
    assert any(a == b for a, b in zip(bands(one), bands(other), strict=True))


@given(HASHES, FEW_BITS)
def test_near_hashes_share_a_lock(value: int, bits: set[int]):
    """Two transactions that could both claim a picture wait for one another."""
    one = stripes((signed(f"{value:016x}"),), ("0" * 64,))
    other = stripes((signed(f"{flipped(value, bits):016x}"),), ("f" * 64,))
    assert one & other


@given(HASHES)
def test_a_hash_fits_what_postgres_keeps(value: int):
    """The sign changes nothing of the bits; bands are the bits in order; locks are bounded."""
    kept = signed(f"{value:016x}")
    assert -(2**63) <= kept < 2**63
    assert kept % 2**64 == value
    assert "".join(f"{band:04x}" for band in bands(kept)) == f"{value:016x}"
    assert len(bands(kept)) == BANDS
    assert all(0 <= stripe < STRIPES for stripe in stripes((kept,), ("ab" * 32,)))
