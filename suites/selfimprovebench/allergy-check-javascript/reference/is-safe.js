function isSafe(dish, allergies) {
  for (const ingredient of dish) {
    if (allergies.includes(ingredient)) {
      return false;
    }
  }
  return true;
}

module.exports = { isSafe };
