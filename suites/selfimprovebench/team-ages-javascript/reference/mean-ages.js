function meanAges(teams) {
  const means = {};
  for (const [team, ages] of Object.entries(teams)) {
    const total = ages.reduce((sum, age) => sum + age, 0);
    means[team] = ages.length === 0 ? 0 : total / ages.length;
  }
  return means;
}

module.exports = { meanAges };
