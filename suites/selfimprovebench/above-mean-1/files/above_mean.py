def above_mean(scores):
    mean = sum(scores) / len(scores)
    return len([score for score in scores if score > mean])
