def shopping(text):
    """What is to be bought for all meals, beside what is in stock."""
    raise NotImplementedError


def leftovers(text):
    """What is left of the stock behind all meals."""
    raise NotImplementedError
