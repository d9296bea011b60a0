function pantryCost(recipe, prices) {
  let cost = 0;
  for (const [ingredient, units] of recipe) {
    const price = prices[ingredient] ?? 0;
    cost += units * price;
  }
  return cost;
}

module.exports = { pantryCost };
