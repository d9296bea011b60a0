function dailyMeans(days) {
  return days.map((readings) => {
    const total = readings.reduce((sum, reading) => sum + reading, 0);
    return total / readings.length;
  });
}

module.exports = { dailyMeans };
