function paintCans(walls, cover) {
  const area = walls.reduce((sum, [width, height]) => sum + width * height, 0);
  return Math.floor(area / cover);
}

module.exports = { paintCans };
