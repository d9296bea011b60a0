function bestThrows(tries) {
  const best = {};
  for (const [athlete, marks] of Object.entries(tries)) {
    const lengths = marks.filter((mark) => mark !== 'x').map(Number);
    best[athlete] = Math.max(...lengths);
  }
  return best;
}

module.exports = { bestThrows };
