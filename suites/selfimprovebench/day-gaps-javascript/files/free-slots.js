function freeSlots(bookings, opening, closing, least) {
  throw new Error('not written yet');
}

module.exports = { freeSlots };
