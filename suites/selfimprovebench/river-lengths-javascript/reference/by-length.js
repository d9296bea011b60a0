function byLength(rivers) {
  const order = [...rivers].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return order.map(([name], index) => [index + 1, name]);
}

module.exports = { byLength };
