def pack_runs(text, least):
    raise NotImplementedError
