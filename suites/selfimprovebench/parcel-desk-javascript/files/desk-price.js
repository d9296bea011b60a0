const { PRICES } = require('./zones.js');

function deskPrice(zone, grams) {
  const price = PRICES.get(zone);
  if (price === undefined) {
    return -1;
  }
  const started = Math.max(0, Math.ceil(grams / 1000) - 1);
  return price + 80 * started;
}

module.exports = { deskPrice };
