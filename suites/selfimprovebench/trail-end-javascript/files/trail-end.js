function trailEnd(moves) {
  const steps = { N: [0, 1], S: [0, -1], E: [1, 0], W: [-1, 0] };
  let [x, y] = [0, 0];
  for (const move of moves) {
    const [dx, dy] = steps[move];
    x += dx;
    y += dy;
  }
  return [x, y];
}

module.exports = { trailEnd };
