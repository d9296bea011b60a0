function freeSeats(seats) {
  return Object.values(seats).filter((guest) => !guest).length;
}

module.exports = { freeSeats };
