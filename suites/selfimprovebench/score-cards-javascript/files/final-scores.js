function finalScores(players, points, fines) {
  return players.map((player) => {
    const gained = points[player] ?? 0;
    const lost = fines[player];
    return gained - lost;
  });
}

module.exports = { finalScores };
