function seedsLeft(stock, sown) {
  const used = {};
  for (const seed of sown) {
    used[seed] = (used[seed] ?? 0) + 1;
  }
  const left = {};
  for (const [seed, bags] of Object.entries(stock)) {
    left[seed] = Math.max(0, bags - (used[seed] ?? 0));
  }
  return left;
}

module.exports = { seedsLeft };
