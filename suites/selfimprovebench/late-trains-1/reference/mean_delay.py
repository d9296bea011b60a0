def mean_delay(trains):
    late = [minutes for minutes in trains if minutes > 0]
    mean = sum(late) / len(late) if late else 0
    return mean
