function aboveMean(scores) {
  const total = scores.reduce((sum, score) => sum + score, 0);
  return scores.filter((score) => score > total / scores.length).length;
}

module.exports = { aboveMean };
