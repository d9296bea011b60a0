function freeSlots(bookings, opening, closing, least) {
  const slots = [];
  let freeFrom = opening;
  for (const [from, end] of [...bookings].sort((a, b) => a[0] - b[0])) {
    const start = Math.min(from, closing);
    if (start - freeFrom >= least) {
      slots.push([freeFrom, start]);
    }
    freeFrom = Math.max(freeFrom, end);
  }
  if (closing - freeFrom >= least) {
    slots.push([freeFrom, closing]);
  }
  return slots;
}

module.exports = { freeSlots };
