function raceRanking(runners) {
  const ranked = [...runners].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return ranked.map(([name]) => name);
}

module.exports = { raceRanking };
