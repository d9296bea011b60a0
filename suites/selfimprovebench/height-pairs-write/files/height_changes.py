def height_changes(track, step):
    raise NotImplementedError
