function priceAfter(price, discount, usual) {
  if (discount !== null) {
    return price - discount;
  }
  return price - usual;
}

module.exports = { priceAfter };
