"""Reads a notebook: recipes, what is in stock, and what is to be cooked."""
import re
from dataclasses import dataclass, field

from amounts import read_amount
from faults import Mistake
from units import UNITS

NAME = re.compile(r"[a-z][a-z-]*")


@dataclass
class Recipe:
    name: str
    portions: int
    line: int
    ingredients: list = field(default_factory=list)  # (name, kind, amount)
    uses: list = field(default_factory=list)  # (recipe, portions, line)


@dataclass
class Notebook:
    recipes: dict = field(default_factory=dict)
    stock: list = field(default_factory=list)  # (name, kind, amount)
    meals: list = field(default_factory=list)  # (recipe, portions, line)
    kinds: dict = field(default_factory=dict)


def read_notebook(text):
    book = Notebook()
    recipe = None
    for number, line in enumerate(text.split("\n"), 1):
        words = line.split("#")[0].split()
        if not words:
            continue
        if recipe is not None:
            recipe = recipe_line(book, recipe, words, number)
        elif words[0] == "recipe":
            recipe = begin_recipe(book, words, number)
        elif words[0] == "cook":
            book.meals.append(portions_of(words, number))
        elif words[0] == "stock":
            book.stock.append(ingredient(book, words[1:], number))
        else:
            raise Mistake(number, f"unknown word {words[0]}")
    if recipe is not None:
        raise Mistake(recipe.line, f"recipe {recipe.name} has no end")
    return book


def begin_recipe(book, words, number):
    name, portions, _ = portions_of(words, number)
    if name in book.recipes:
        raise Mistake(number, f"recipe {name} stands twice")
    book.recipes[name] = Recipe(name, portions, number)
    return book.recipes[name]


def recipe_line(book, recipe, words, number):
    """The recipe that goes on behind the line, if one does."""
    if words == ["end"]:
        if not recipe.ingredients and not recipe.uses:
            raise Mistake(number, f"recipe {recipe.name} is empty")
        return None
    if words[0] == "use":
        recipe.uses.append(portions_of(words, number))
    else:
        recipe.ingredients.append(ingredient(book, words, number))
    return recipe


def portions_of(words, number):
    """`WORD NAME for N`"""
    if len(words) != 4 or words[2] != "for":
        raise Mistake(number, f"expected {words[0]} NAME for N")
    if not NAME.fullmatch(words[1]):
        raise Mistake(number, f"bad name {words[1]}")
    if not re.fullmatch("[0-9]+", words[3]) or int(words[3]) == 0:
        raise Mistake(number, f"bad number of portions {words[3]}")
    return words[1], int(words[3]), number


def ingredient(book, words, number):
    """`AMOUNT UNIT NAME`"""
    read = read_amount(words)
    if read is None:
        raise Mistake(number, "bad amount")
    amount, rest = read
    if len(rest) != 2:
        raise Mistake(number, "expected AMOUNT UNIT NAME")
    unit, name = rest
    if unit not in UNITS:
        raise Mistake(number, f"unknown unit {unit}")
    if not NAME.fullmatch(name):
        raise Mistake(number, f"bad name {name}")
    kind, times = UNITS[unit]
    if book.kinds.setdefault(name, kind) != kind:
        raise Mistake(number, f"{name} is measured by {book.kinds[name]}, not by {kind}")
    return name, kind, amount * times
