function freeHelpers(helpers, hours, limit) {
  return helpers.filter((helper) => (hours[helper] ?? 0) < limit);
}

module.exports = { freeHelpers };
