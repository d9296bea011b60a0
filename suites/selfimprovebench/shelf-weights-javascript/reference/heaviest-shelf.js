function heaviestShelf(shelves) {
  const ordered = Object.entries(shelves).sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return ordered[0][0];
}

module.exports = { heaviestShelf };
