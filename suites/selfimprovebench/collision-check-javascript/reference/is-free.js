function isFree(bookings, start, end) {
  for (const [begin, finish] of bookings) {
    if (begin < end && start < finish) {
      return false;
    }
  }
  return true;
}

module.exports = { isFree };
