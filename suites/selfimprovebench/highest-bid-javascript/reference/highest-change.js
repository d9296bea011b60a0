function highestChange(changes) {
  let highest = null;
  for (const change of changes) {
    if (highest === null || change > highest) {
      highest = change;
    }
  }
  return highest;
}

module.exports = { highestChange };
