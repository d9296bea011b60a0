"""What a kitchen asks of its notebook."""
from faults import Mistake
from notebook import read_notebook
from planning import check_uses, in_stock, needed
from units import show


def shopping(text):
    """What is to be bought for all meals, beside what is in stock."""
    return asked(text, shopping_lines)


def leftovers(text):
    """What is left of the stock behind all meals."""
    return asked(text, leftover_lines)


def asked(text, lines_of):
    try:
        book = read_notebook(text)
        check_uses(book)
    except Mistake as mistake:
        return str(mistake)
    return "\n".join(lines_of(book))


def shopping_lines(book):
    stock = in_stock(book)
    missing = {name: amount - stock.get(name, 0) for name, amount in needed(book).items()}
    return lines(book, missing, "nothing to buy")


def leftover_lines(book):
    need = needed(book)
    left = {name: amount - need.get(name, 0) for name, amount in in_stock(book).items()}
    # what is left is not bought: rounded down
    return lines(book, {name: amount // 1 for name, amount in left.items()}, "nothing left")


def lines(book, amounts, none):
    shown = [f"{name}: {show(book.kinds[name], amounts[name])}" for name in sorted(amounts) if amounts[name] > 0]
    return shown or [none]
