function heaviestShelf(shelves) {
  const ordered = Object.entries(shelves).sort((a, b) => a[1] - b[1]);
  return ordered[0][0];
}

module.exports = { heaviestShelf };
