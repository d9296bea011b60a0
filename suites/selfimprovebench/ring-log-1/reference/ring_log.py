class RingLog:
    """Keeps the latest entries, at most `size` of them."""

    def __init__(self, size):
        if size < 1:
            raise ValueError("size must be at least 1")
        self.size = size
        self.slots = []
        self.oldest = 0

    def add(self, entry):
        if len(self.slots) < self.size:
            self.slots.append(entry)
        else:
            self.slots[self.oldest] = entry
            self.oldest = (self.oldest + 1) % self.size

    def entries(self):
        return self.slots[self.oldest:] + self.slots[:self.oldest]

    def latest(self):
        if not self.slots:
            return None
        return self.slots[self.oldest - 1]

    def __len__(self):
        return len(self.slots)
