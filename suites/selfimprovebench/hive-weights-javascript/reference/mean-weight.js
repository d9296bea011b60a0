function meanWeight(hives) {
  const living = hives.filter(([, lives]) => lives).map(([weight]) => weight);
  const total = living.reduce((sum, weight) => sum + weight, 0);
  return living.length === 0 ? 0 : total / living.length;
}

module.exports = { meanWeight };
