function peakTide(readings) {
  return Math.max(...readings.filter((reading) => reading >= 0));
}

module.exports = { peakTide };
