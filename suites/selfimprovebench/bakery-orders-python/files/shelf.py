class Shelf:
    def __init__(self, loaves):
        self.loaves = loaves

    def has(self, count):
        """Whether so many loaves are there; they stay there."""
        return count <= self.loaves

    def take(self, count):
        """Takes so many loaves away, and says whether they were there; where they were not, nothing is taken."""
        if not self.has(count):
            return False
        self.loaves -= count
        return True
