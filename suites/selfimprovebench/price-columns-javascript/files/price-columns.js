function priceColumns(cells) {
  const width = Math.max(0, ...cells.map((cell) => cell.length));
  return cells.map((cell) => cell.padEnd(width));
}

module.exports = { priceColumns };
