function strokes(bells) {
  return bells.map((bell, at) => bells[at + 1] - bell);
}

module.exports = { strokes };
