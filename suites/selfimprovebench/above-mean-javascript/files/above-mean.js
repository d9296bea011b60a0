function aboveMean(scores) {
  const total = scores.reduce((sum, score) => sum + score);
  return scores.filter((score) => score > total / scores.length).length;
}

module.exports = { aboveMean };
