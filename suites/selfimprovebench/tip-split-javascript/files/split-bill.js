function splitBill(items, people) {
  let total = 0;
  for (const [, price] of items) {
    total += price;
  }
  return total / people;
}

module.exports = { splitBill };
