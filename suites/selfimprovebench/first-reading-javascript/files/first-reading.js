function firstReading(readings) {
  return readings.find((reading) => reading) ?? -1;
}

module.exports = { firstReading };
