function cashLog(entries) {
  const changes = [];
  for (const entry of entries) {
    if (entry === 'undo') {
      changes.pop();
      continue;
    }
    const [kind, amount] = entry.split(' ');
    changes.push(kind === 'in' ? Number(amount) : -Number(amount));
  }
  return changes.reduce((sum, change) => sum + change, 0);
}

module.exports = { cashLog };
