def playing_time(tracks, artist):
    seconds = 0
    for who, title, length in tracks:
        if who.strip().lower() != artist.strip().lower():
            continue
        seconds += length
    return seconds
