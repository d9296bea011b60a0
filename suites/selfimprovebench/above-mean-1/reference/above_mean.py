def above_mean(scores):
    mean = sum(scores) / len(scores) if scores else 0
    return len([score for score in scores if score > mean])
