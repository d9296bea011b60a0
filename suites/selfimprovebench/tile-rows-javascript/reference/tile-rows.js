function tileRows(length, tile) {
  const step = tile + 1;
  return Math.ceil(length / step);
}

module.exports = { tileRows };
