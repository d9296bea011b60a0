function meanDelay(trains) {
  const late = trains.filter((minutes) => minutes > 0);
  const total = late.reduce((sum, minutes) => sum + minutes, 0);
  return late.length === 0 ? 0 : total / late.length;
}

module.exports = { meanDelay };
