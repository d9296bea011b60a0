function observed(log) {
  const totals = new Map();
  for (const line of log) {
    const [bird, number] = line.split(' ');
    totals.set(bird, (totals.get(bird) ?? 0) + Number(number));
  }
  return [...totals].sort((a, b) => a[1] - b[1]);
}

module.exports = { observed };
