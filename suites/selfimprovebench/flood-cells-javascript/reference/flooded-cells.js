function floodedCells(heights, level) {
  const flooded = heights.map((row) => row.map(() => false));
  const waiting = [];
  for (const [r, row] of heights.entries()) {
    for (const c of row.keys()) {
      if (r === 0 || r === heights.length - 1 || c === 0 || c === row.length - 1) {
        waiting.push([r, c]);
      }
    }
  }
  let count = 0;
  while (waiting.length > 0) {
    const [r, c] = waiting.pop();
    const height = heights[r]?.[c];
    if (height === undefined || flooded[r][c] || height >= level) {
      continue;
    }
    flooded[r][c] = true;
    count += 1;
    waiting.push([r + 1, c], [r - 1, c], [r, c + 1], [r, c - 1]);
  }
  return count;
}

module.exports = { floodedCells };
