function goalTable(matches) {
  const goals = {};
  for (const [home, scored, conceded, away] of matches) {
    goals[home] = (goals[home] ?? 0) + scored;
    goals[away] = (goals[away] ?? 0) + conceded;
  }
  return goals;
}

module.exports = { goalTable };
