function goalTable(matches) {
  const goals = {};
  for (const [home, scored, conceded, away] of matches) {
    goals[home] = goals[home] + scored;
    goals[away] = goals[away] + conceded;
  }
  return goals;
}

module.exports = { goalTable };
