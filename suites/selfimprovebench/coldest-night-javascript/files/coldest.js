function coldest(nights) {
  let lowest = 0;
  for (const degrees of nights) {
    if (degrees < lowest) {
      lowest = degrees;
    }
  }
  return lowest;
}

module.exports = { coldest };
