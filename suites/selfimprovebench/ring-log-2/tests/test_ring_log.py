import pytest

from ring_log import RingLog


def test_new_log_is_empty():
    log = RingLog(3)
    assert log.entries() == []
    assert log.latest() is None
    assert len(log) == 0


def test_keeps_order_until_full():
    log = RingLog(3)
    for entry in "abc":
        log.add(entry)
    assert log.entries() == ["a", "b", "c"]
    assert log.latest() == "c"


def test_drops_the_oldest():
    log = RingLog(3)
    for entry in "abcd":
        log.add(entry)
    assert log.entries() == ["b", "c", "d"]


def test_latest_after_turning_over():
    log = RingLog(2)
    for entry in range(5):
        log.add(entry)
    assert log.latest() == 4


def test_refuses_size_zero():
    with pytest.raises(ValueError):
        RingLog(0)
