function bestStalls(takings) {
  const ordered = [...takings].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  const best = ordered.slice(0, 3).map(([stall]) => stall);
  return best.join(', ');
}

module.exports = { bestStalls };
