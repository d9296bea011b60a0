function lastGoal(teams) {
  let last = null;
  for (const minute of teams) {
    if (minute) {
      last = last === null ? minute : Math.max(last, minute);
    }
  }
  return last;
}

module.exports = { lastGoal };
