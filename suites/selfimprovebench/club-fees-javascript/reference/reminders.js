function reminders(debts, most) {
  const owing = Object.entries(debts).filter(([, cents]) => cents > 0);
  owing.sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return owing.slice(0, most).map(([member]) => member);
}

module.exports = { reminders };
