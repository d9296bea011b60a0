function peakTide(readings) {
  return Math.max(0, ...readings.filter((reading) => reading >= 0));
}

module.exports = { peakTide };
