function coldest(nights) {
  let lowest = null;
  for (const degrees of nights) {
    if (lowest === null || degrees < lowest) {
      lowest = degrees;
    }
  }
  return lowest;
}

module.exports = { coldest };
