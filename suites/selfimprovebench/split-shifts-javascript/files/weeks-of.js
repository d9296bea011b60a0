function weeksOf(days) {
  const weeks = [];
  const week = [];
  for (const day of days) {
    week.push(day);
    if (day === 'sun') {
      weeks.push(week);
      week.length = 0;
    }
  }
  return week.length > 0 ? [...weeks, week] : weeks;
}

module.exports = { weeksOf };
