function dailyMeans(days) {
  return days.map((readings) => {
    const total = readings.reduce((sum, reading) => sum + reading, 0);
    return readings.length === 0 ? 0 : total / readings.length;
  });
}

module.exports = { dailyMeans };
