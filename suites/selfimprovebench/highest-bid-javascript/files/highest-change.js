function highestChange(changes) {
  let highest = 0;
  for (const change of changes) {
    if (change > highest) {
      highest = change;
    }
  }
  return highest;
}

module.exports = { highestChange };
