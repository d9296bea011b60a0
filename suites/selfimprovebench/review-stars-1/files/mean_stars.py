def mean_stars(reviews, product):
    stars = []
    for reviewed, given in reviews:
        if reviewed == product:
            stars.append(given)
    return sum(stars) / len(stars)
