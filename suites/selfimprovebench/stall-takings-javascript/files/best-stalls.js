function bestStalls(takings) {
  const ordered = [...takings].sort((a, b) => a[1] - b[1]);
  const best = ordered.slice(0, 3).map(([stall]) => stall);
  return best.join(', ');
}

module.exports = { bestStalls };
