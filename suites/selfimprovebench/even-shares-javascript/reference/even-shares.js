function evenShares(cents, people) {
  if (people === 0) {
    return [];
  }
  const sign = cents < 0 ? -1 : 1;
  const base = Math.floor(Math.abs(cents) / people);
  const rest = Math.abs(cents) % people;
  return Array.from({ length: people }, (_, i) => sign * (i < rest ? base + 1 : base));
}

module.exports = { evenShares };
