function raceRanking(runners) {
  const ranked = [...runners].sort((a, b) => a[1] - b[1]);
  return ranked.map(([name]) => name);
}

module.exports = { raceRanking };
