function staysPositive(start, changes) {
  let balance = start;
  for (const change of changes) {
    balance += change;
    if (balance < 0) {
      return false;
    }
  }
  return true;
}

module.exports = { staysPositive };
