function climb(points) {
  let up = 0;
  let last = null;
  for (const point of points) {
    if (point) {
      if (last !== null && point > last) {
        up += point - last;
      }
      last = point;
    }
  }
  return up;
}

module.exports = { climb };
