function cheapest(offers) {
  let best = null;
  for (const [name, price, pieces] of offers) {
    const each = price / pieces;
    if (best === null || each < best[1]) {
      best = [name, each];
    }
  }
  return best;
}

module.exports = { cheapest };
