function pricePerLitre(cost, litres) {
  if (litres === 0) {
    return 0;
  }
  return Math.round((100 * cost) / litres) / 100;
}

module.exports = { pricePerLitre };
