function reminders(debts, most) {
  const owing = Object.entries(debts).filter(([, cents]) => cents > 0);
  owing.sort((a, b) => a[1] - b[1]);
  return owing.slice(0, most).map(([member]) => member);
}

module.exports = { reminders };
