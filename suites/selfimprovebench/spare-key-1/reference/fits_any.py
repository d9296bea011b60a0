def fits_any(lock, keys):
    for key in keys:
        if key == lock:
            return True
    return False
