import pytest

from ring_log import RingLog


def test_single_slot():
    log = RingLog(1)
    log.add("x")
    log.add("y")
    assert log.entries() == ["y"]
    assert log.latest() == "y"


def test_turns_over_many_times():
    log = RingLog(4)
    for entry in range(11):
        log.add(entry)
    assert log.entries() == [7, 8, 9, 10]
    assert len(log) == 4


def test_latest_after_each_entry():
    log = RingLog(3)
    for entry in range(8):
        log.add(entry)
        assert log.latest() == entry


def test_length_grows_to_the_size():
    log = RingLog(2)
    lengths = []
    for entry in "pqr":
        log.add(entry)
        lengths.append(len(log))
    assert lengths == [1, 2, 2]


def test_refuses_negative_size():
    with pytest.raises(ValueError):
        RingLog(-2)
