function cloud(tags) {
  const uses = new Map();
  for (const tag of tags) {
    uses.set(tag, (uses.get(tag) ?? 0) + 1);
  }
  const order = [...uses].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return order.map(([tag]) => tag);
}

module.exports = { cloud };
