const { waterOverSill } = require('./gauge.js');

function openHours(depth, levels) {
  const needed = depth + 2;
  const hours = [];
  for (const [hour, level] of levels.entries()) {
    if (waterOverSill(level) >= needed * 100) {
      hours.push(hour);
    }
  }
  return hours;
}

module.exports = { openHours };
