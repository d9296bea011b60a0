/** What the zones cost, in cents. */
const PRICES = new Map([
  ['town', 390],
  ['land', 590],
]);

module.exports = { PRICES };
