function meanWeight(hives) {
  const living = hives.filter(([, lives]) => lives).map(([weight]) => weight);
  const total = living.reduce((sum, weight) => sum + weight, 0);
  return total / living.length;
}

module.exports = { meanWeight };
