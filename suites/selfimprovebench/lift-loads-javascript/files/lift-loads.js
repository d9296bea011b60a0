function liftLoads([number, weight], limit) {
  const each = Math.floor(limit / weight);
  return Math.floor(number / each);
}

module.exports = { liftLoads };
