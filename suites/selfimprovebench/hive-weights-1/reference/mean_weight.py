def mean_weight(hives):
    living = [weight for weight, lives in hives if lives]
    return sum(living) / len(living) if living else 0
