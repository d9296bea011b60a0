function pricePerLitre(cost, litres) {
  if (litres === 0) {
    return 0;
  }
  return cost / litres;
}

module.exports = { pricePerLitre };
