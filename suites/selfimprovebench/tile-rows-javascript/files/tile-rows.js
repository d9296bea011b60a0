function tileRows(length, tile) {
  const step = tile + 1;
  return Math.floor(length / step);
}

module.exports = { tileRows };
