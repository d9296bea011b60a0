function drySpells(rain, days) {
  const starts = [];
  let run = 0;
  for (const [day, amount] of rain.entries()) {
    run = amount < 1 ? run + 1 : 0;
    if (run === days) {
      starts.push(day - days + 1);
    }
  }
  return starts;
}

module.exports = { drySpells };
