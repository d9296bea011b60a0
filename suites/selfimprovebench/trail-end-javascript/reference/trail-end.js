function trailEnd(moves) {
  const steps = { N: [0, 1], S: [0, -1], E: [1, 0], W: [-1, 0] };
  let [x, y] = [0, 0];
  for (const [, number, move] of moves.matchAll(/(\d*)([NSEW])/g)) {
    const times = number === '' ? 1 : Number(number);
    const [dx, dy] = steps[move];
    x += times * dx;
    y += times * dy;
  }
  return [x, y];
}

module.exports = { trailEnd };
