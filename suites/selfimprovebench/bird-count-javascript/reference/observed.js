function observed(log) {
  const totals = new Map();
  for (const line of log) {
    const [bird, number] = line.split(' ');
    totals.set(bird, (totals.get(bird) ?? 0) + Number(number));
  }
  return [...totals].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

module.exports = { observed };
