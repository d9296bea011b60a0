function lowestBalance(start, bookings) {
  let balance = start;
  let lowest = null;
  for (const amount of bookings) {
    balance += amount;
    if (lowest === null || balance < lowest) {
      lowest = balance;
    }
  }
  return lowest;
}

module.exports = { lowestBalance };
