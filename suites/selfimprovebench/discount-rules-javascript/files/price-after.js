function priceAfter(price, discount, usual) {
  if (discount) {
    return price - discount;
  }
  return price - usual;
}

module.exports = { priceAfter };
