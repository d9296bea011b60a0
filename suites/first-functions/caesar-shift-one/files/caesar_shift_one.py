def caesar_shift_one(text):
    raise NotImplementedError
