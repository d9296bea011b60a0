function splitBill(items, people) {
  let total = 0;
  for (const [, price] of items) {
    total += price;
  }
  return Math.round((100 * total) / people) / 100;
}

module.exports = { splitBill };
