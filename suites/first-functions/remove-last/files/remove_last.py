def remove_last(text):
    raise NotImplementedError
