const { rebate } = require('./rebate.js');

function bill(prices, counts) {
  const total = prices.reduce((sum, price, i) => sum + price * counts[i], 0);
  return total - rebate(total);
}

module.exports = { bill };
