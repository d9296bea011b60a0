function readingDays(books, daily) {
  let days = 0;
  for (const [, pages] of books) {
    days += Math.floor(pages / daily);
  }
  return days;
}

module.exports = { readingDays };
