function rightNeighbours(guests) {
  const right = {};
  for (const [seat, guest] of guests.entries()) {
    right[guest] = guests[(seat + 1) % guests.length];
  }
  return right;
}

module.exports = { rightNeighbours };
