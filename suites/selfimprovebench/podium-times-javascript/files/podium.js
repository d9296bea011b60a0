function podium(times) {
  return [...times].sort().slice(0, 3);
}

module.exports = { podium };
