function freeSeats(seats) {
  return Object.values(seats).filter((guest) => guest === null).length;
}

module.exports = { freeSeats };
