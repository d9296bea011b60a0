function dishOrder(votes) {
  const ordered = [...votes];
  ordered.sort((a, b) => a[1] - b[1]);
  return ordered.map(([dish, number]) => `${dish} (${number})`);
}

module.exports = { dishOrder };
