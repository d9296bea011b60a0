function logSummary(lines, least) {
  const order = ['DEBUG', 'INFO', 'WARN', 'ERROR'];
  const counts = {};
  for (const line of lines) {
    const level = line.split(' ')[0];
    if (order.includes(level) && order.indexOf(level) >= order.indexOf(least)) {
      counts[level] = (counts[level] ?? 0) + 1;
    }
  }
  return counts;
}

module.exports = { logSummary };
