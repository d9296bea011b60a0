class NoticeBoard:
    """Tells subscribers about notices by topic."""

    def __init__(self):
        self.readers = {}
        self.sent = 0

    def subscribe(self, topic, reader):
        readers = self.readers.setdefault(topic, [])
        if reader not in readers:
            readers.append(reader)

    def unsubscribe(self, topic, reader):
        readers = self.readers.get(topic, [])
        if reader in readers:
            readers.remove(reader)

    def publish(self, topic, notice):
        told = 0
        for name in (topic, "*"):
            for reader in list(self.readers.get(name, [])):
                reader(topic, notice)
                told += 1
        self.sent += told
        return told
