function meanAges(teams) {
  const means = {};
  for (const [team, ages] of Object.entries(teams)) {
    const total = ages.reduce((sum, age) => sum + age, 0);
    means[team] = total / ages.length;
  }
  return means;
}

module.exports = { meanAges };
