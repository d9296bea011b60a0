def speeds(times, metres):
    return {plate: round(metres / seconds, 2) for plate, seconds in times.items()}
