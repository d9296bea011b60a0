from draft import Draft


def test_writes_parts_in_order():
    draft = Draft()
    draft.write("ab")
    draft.write("cd")
    assert draft.text() == "abcd"


def test_undo_takes_the_last_part():
    draft = Draft()
    draft.write("ab")
    draft.write("cd")
    assert draft.undo() is True
    assert draft.text() == "ab"


def test_redo_brings_it_back():
    draft = Draft()
    draft.write("one")
    draft.write("two")
    draft.undo()
    draft.undo()
    assert draft.redo() is True
    assert draft.text() == "one"


def test_write_forgets_what_was_undone():
    draft = Draft()
    draft.write("a")
    draft.undo()
    draft.write("b")
    assert draft.redo() is False
    assert draft.text() == "b"


def test_undo_of_nothing():
    assert Draft().undo() is False
