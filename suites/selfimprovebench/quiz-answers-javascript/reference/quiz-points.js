function quizPoints(given, right) {
  let points = 0;
  for (const [i, mine] of given.slice(0, right.length).entries()) {
    if (mine.trim().toLowerCase() === right[i].trim().toLowerCase()) {
      points += 1;
    }
  }
  return points;
}

module.exports = { quizPoints };
