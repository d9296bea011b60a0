function dishOrder(votes) {
  const ordered = [...votes];
  ordered.sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return ordered.map(([dish, number]) => `${dish} (${number})`);
}

module.exports = { dishOrder };
