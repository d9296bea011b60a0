function parcelPrice(grams, express) {
  if (grams <= 0) {
    throw new RangeError('weight must be positive');
  }
  let price = 590;
  if (grams <= 500) {
    price = 390;
  } else if (grams > 2000) {
    price += 120 * Math.ceil((grams - 2000) / 1000);
  }
  return express ? price + Math.floor(price / 2) : price;
}

module.exports = { parcelPrice };
