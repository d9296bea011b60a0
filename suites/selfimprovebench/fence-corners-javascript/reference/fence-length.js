function fenceLength(corners) {
  let length = 0;
  for (let i = 0; i < corners.length; i++) {
    const [x, y] = corners[i];
    const [nextX, nextY] = corners[(i + 1) % corners.length];
    length += Math.abs(nextX - x) + Math.abs(nextY - y);
  }
  return length;
}

module.exports = { fenceLength };
