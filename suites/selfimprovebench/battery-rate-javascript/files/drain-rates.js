function drainRates(charges) {
  const rates = [];
  for (let i = 1; i < charges.length; i++) {
    const [hour, charge] = charges[i - 1];
    const [later, left] = charges[i];
    rates.push((charge - left) / (later - hour));
  }
  return rates;
}

module.exports = { drainRates };
