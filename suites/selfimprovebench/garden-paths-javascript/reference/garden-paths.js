function gardenPaths(plan) {
  const ways = Array(plan[0].length).fill(0);
  ways[0] = 1;
  for (const row of plan) {
    for (const [column, field] of [...row].entries()) {
      ways[column] = field === '#' ? 0 : ways[column] + (ways[column - 1] ?? 0);
    }
  }
  return ways.at(-1);
}

module.exports = { gardenPaths };
