function cashLog(entries) {
  let cash = 0;
  for (const entry of entries) {
    const [kind, amount] = entry.split(' ');
    cash += kind === 'in' ? Number(amount) : -Number(amount);
  }
  return cash;
}

module.exports = { cashLog };
