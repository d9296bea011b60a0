from notice_board import NoticeBoard


def test_tells_the_readers_of_a_topic():
    board, heard = NoticeBoard(), []
    board.subscribe("news", lambda topic, notice: heard.append((topic, notice)))
    assert board.publish("news", "hello") == 1
    assert heard == [("news", "hello")]


def test_other_topics_are_silent():
    board, heard = NoticeBoard(), []
    board.subscribe("news", lambda topic, notice: heard.append(notice))
    assert board.publish("sport", "goal") == 0
    assert heard == []


def test_subscribing_twice_changes_nothing():
    board, heard = NoticeBoard(), []

    def reader(topic, notice):
        heard.append(notice)

    board.subscribe("news", reader)
    board.subscribe("news", reader)
    board.publish("news", 1)
    assert heard == [1]


def test_star_gets_every_notice():
    board, heard = NoticeBoard(), []
    board.subscribe("*", lambda topic, notice: heard.append(topic))
    board.publish("news", 1)
    board.publish("sport", 2)
    assert heard == ["news", "sport"]


def test_counts_calls():
    board = NoticeBoard()
    board.subscribe("a", lambda topic, notice: None)
    board.subscribe("*", lambda topic, notice: None)
    board.publish("a", 1)
    board.publish("a", 2)
    assert board.sent == 4
