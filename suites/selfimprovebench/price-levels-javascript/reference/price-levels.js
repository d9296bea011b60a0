function priceLevels(shops) {
  const levels = Object.entries(shops).map(([name, prices]) => {
    const total = prices.reduce((sum, price) => sum + price, 0);
    return [prices.length === 0 ? 0 : total / prices.length, name];
  });
  levels.sort((a, b) => a[0] - b[0]);
  return levels.map(([, name]) => name);
}

module.exports = { priceLevels };
