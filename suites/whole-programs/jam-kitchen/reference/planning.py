"""What all meals together take, down to the ingredients."""
from fractions import Fraction

from faults import Mistake


def check_uses(book):
    """Every recipe that is named is there, and none takes part in itself."""
    for recipe in book.recipes.values():
        for name, _, line in recipe.uses:
            known(book, name, line)
    for name in book.recipes:
        look_round(book, name, [])
    for name, _, line in book.meals:
        known(book, name, line)


def known(book, name, line):
    if name not in book.recipes:
        raise Mistake(line, f"unknown recipe {name}")


def look_round(book, name, way):
    if name in way:
        circle = way[way.index(name) :] + [name]
        raise Mistake(book.recipes[way[0]].line, "recipes in a circle: " + " > ".join(circle))
    for used, _, _ in book.recipes[name].uses:
        look_round(book, used, [*way, name])


def needed(book):
    """How much of each ingredient all meals take."""
    amounts = {}
    for name, portions, _ in book.meals:
        add(book, name, Fraction(portions), amounts)
    return amounts


def add(book, name, portions, amounts):
    recipe = book.recipes[name]
    share = portions / recipe.portions
    for ingredient, _, amount in recipe.ingredients:
        amounts[ingredient] = amounts.get(ingredient, 0) + amount * share
    for used, count, _ in recipe.uses:
        add(book, used, count * share, amounts)


def in_stock(book):
    amounts = {}
    for ingredient, _, amount in book.stock:
        amounts[ingredient] = amounts.get(ingredient, 0) + amount
    return amounts
