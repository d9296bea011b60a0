function bestRound(rounds) {
  let best = null;
  for (const strokes of rounds) {
    const total = strokes.reduce((sum, each) => sum + each, 0);
    if (best === null || total < best) {
      best = total;
    }
  }
  return best;
}

module.exports = { bestRound };
