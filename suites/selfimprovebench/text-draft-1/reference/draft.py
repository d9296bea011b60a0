class Draft:
    """A text that is made of parts, with undo and redo."""

    def __init__(self):
        self.parts = []
        self.undone = []

    def write(self, part):
        self.parts.append(part)
        self.undone.clear()

    def undo(self):
        if not self.parts:
            return False
        self.undone.append(self.parts.pop())
        return True

    def redo(self):
        if not self.undone:
            return False
        self.parts.append(self.undone.pop())
        return True

    def text(self):
        return "".join(self.parts)
