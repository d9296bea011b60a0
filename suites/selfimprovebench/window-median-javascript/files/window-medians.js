function windowMedians(values, size) {
  throw new Error('not written yet');
}

module.exports = { windowMedians };
