function byLength(rivers) {
  const order = [...rivers].sort((a, b) => a[1] - b[1]);
  return order.map(([name], index) => [index + 1, name]);
}

module.exports = { byLength };
