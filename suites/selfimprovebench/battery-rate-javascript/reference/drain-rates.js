function drainRates(charges) {
  const rates = [];
  for (let i = 1; i < charges.length; i++) {
    const [hour, charge] = charges[i - 1];
    const [later, left] = charges[i];
    rates.push(Math.round((100 * (charge - left)) / (later - hour)) / 100);
  }
  return rates;
}

module.exports = { drainRates };
