function tileShapes(tiles) {
  let shapes = 0;
  for (let width = 1; width * width <= tiles; width++) {
    if (tiles % width === 0) {
      shapes += 1;
    }
  }
  return shapes;
}

module.exports = { tileShapes };
