function cloud(tags) {
  const uses = new Map();
  for (const tag of tags) {
    uses.set(tag, (uses.get(tag) ?? 0) + 1);
  }
  const order = [...uses].sort((a, b) => a[1] - b[1]);
  return order.map(([tag]) => tag);
}

module.exports = { cloud };
