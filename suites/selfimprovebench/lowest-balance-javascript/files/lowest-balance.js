function lowestBalance(start, bookings) {
  let balance = start;
  let lowest = 0;
  for (const amount of bookings) {
    balance += amount;
    if (balance < lowest) {
      lowest = balance;
    }
  }
  return lowest;
}

module.exports = { lowestBalance };
