from draft import Draft


def test_empty_draft():
    draft = Draft()
    assert draft.text() == ""
    assert draft.redo() is False


def test_undo_and_redo_all():
    draft = Draft()
    for part in ("x", "y", "z"):
        draft.write(part)
    while draft.undo():
        pass
    assert draft.text() == ""
    while draft.redo():
        pass
    assert draft.text() == "xyz"


def test_redo_stops_at_the_end():
    draft = Draft()
    draft.write("k")
    draft.undo()
    assert draft.redo() is True
    assert draft.redo() is False


def test_write_after_two_undos():
    draft = Draft()
    for part in ("p", "q", "r"):
        draft.write(part)
    draft.undo()
    draft.undo()
    draft.write("s")
    assert draft.text() == "ps"
    assert draft.redo() is False


def test_two_drafts_are_apart():
    first, second = Draft(), Draft()
    first.write("f")
    assert second.text() == ""
