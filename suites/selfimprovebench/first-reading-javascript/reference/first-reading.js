function firstReading(readings) {
  return readings.find((reading) => reading !== null) ?? -1;
}

module.exports = { firstReading };
