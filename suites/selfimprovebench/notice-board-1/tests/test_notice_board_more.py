from notice_board import NoticeBoard


def test_calls_in_order_of_subscription():
    board, heard = NoticeBoard(), []
    board.subscribe("*", lambda topic, notice: heard.append("star"))
    board.subscribe("t", lambda topic, notice: heard.append("first"))
    board.subscribe("t", lambda topic, notice: heard.append("second"))
    assert board.publish("t", None) == 3
    assert heard == ["first", "second", "star"]


def test_unsubscribed_reader_is_silent():
    board, heard = NoticeBoard(), []

    def reader(topic, notice):
        heard.append(notice)

    board.subscribe("t", reader)
    board.unsubscribe("t", reader)
    board.unsubscribe("t", reader)
    board.unsubscribe("never", reader)
    assert board.publish("t", 1) == 0
    assert heard == []


def test_leaving_while_called_keeps_the_others():
    board, heard = NoticeBoard(), []

    def leaver(topic, notice):
        heard.append("leaver")
        board.unsubscribe("t", leaver)

    board.subscribe("t", leaver)
    board.subscribe("t", lambda topic, notice: heard.append("stayer"))
    assert board.publish("t", 1) == 2
    assert board.publish("t", 2) == 1
    assert heard == ["leaver", "stayer", "stayer"]


def test_same_reader_on_two_topics():
    board, heard = NoticeBoard(), []

    def reader(topic, notice):
        heard.append(topic)

    board.subscribe("a", reader)
    board.subscribe("b", reader)
    board.publish("b", 0)
    board.publish("a", 0)
    assert heard == ["b", "a"]
    assert board.sent == 2


def test_repeated_subscription_needs_one_leaving():
    board = NoticeBoard()

    def reader(topic, notice):
        pass

    board.subscribe("t", reader)
    board.subscribe("t", reader)
    board.unsubscribe("t", reader)
    assert board.publish("t", 1) == 0
