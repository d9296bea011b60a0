/** What the zones cost, in cents. */
const PRICES = new Map([
  ['town', 390],
  ['land', 590],
  ['island', 790],
]);

/** For each started 1000 g beyond the first, where it is not the usual 80. */
const SURCHARGES = new Map([['island', 150]]);

module.exports = { PRICES, SURCHARGES };
