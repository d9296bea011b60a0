function buildLevels(needs) {
  const levels = {};
  const level = (step) => {
    levels[step] ??= 1 + Math.max(0, ...(needs[step] ?? []).map(level));
    return levels[step];
  };
  Object.keys(needs).forEach(level);
  return levels;
}

module.exports = { buildLevels };
