def whisper(text):
    raise NotImplementedError
