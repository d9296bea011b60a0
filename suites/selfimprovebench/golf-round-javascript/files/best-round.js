function bestRound(rounds) {
  let best = 0;
  for (const strokes of rounds) {
    const total = strokes.reduce((sum, each) => sum + each, 0);
    if (total < best) {
      best = total;
    }
  }
  return best;
}

module.exports = { bestRound };
