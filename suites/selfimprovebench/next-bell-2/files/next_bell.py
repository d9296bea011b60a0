def next_bell(bells, minute):
    if not bells:
        return None
    later = [bell for bell in bells if bell >= minute]
    if later:
        return min(later) - minute
    return min(bells) + 1440
