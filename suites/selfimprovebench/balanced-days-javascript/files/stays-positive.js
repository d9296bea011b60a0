function staysPositive(start, changes) {
  let balance = start;
  for (const change of changes) {
    balance += change;
    return balance >= 0;
  }
  return true;
}

module.exports = { staysPositive };
