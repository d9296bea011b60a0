function deepestDive(log) {
  const depths = [];
  for (const line of log) {
    if (line.startsWith('dive ')) {
      depths.push(Number(line.slice(5)));
    }
  }
  return Math.max(0, ...depths);
}

module.exports = { deepestDive };
