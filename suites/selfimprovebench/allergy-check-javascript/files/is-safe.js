function isSafe(dish, allergies) {
  for (const ingredient of dish) {
    if (allergies.includes(ingredient)) {
      return false;
    } else {
      return true;
    }
  }
}

module.exports = { isSafe };
