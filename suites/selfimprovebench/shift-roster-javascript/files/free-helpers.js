function freeHelpers(helpers, hours, limit) {
  return helpers.filter((helper) => hours[helper] < limit);
}

module.exports = { freeHelpers };
