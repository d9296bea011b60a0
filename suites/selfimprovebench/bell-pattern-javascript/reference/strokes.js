function strokes(bells) {
  return bells.map((bell, at) => bells[(at + 1) % bells.length] - bell);
}

module.exports = { strokes };
