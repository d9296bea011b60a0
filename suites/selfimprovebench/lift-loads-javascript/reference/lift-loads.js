function liftLoads([number, weight], limit) {
  const each = Math.floor(limit / weight);
  return Math.ceil(number / each);
}

module.exports = { liftLoads };
