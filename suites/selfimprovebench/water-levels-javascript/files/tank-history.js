function tankHistory(tanks, pours) {
  const levels = [...tanks];
  const history = [];
  for (const [tank, litres] of pours) {
    levels[tank] += litres;
    history.push(levels);
  }
  return history;
}

module.exports = { tankHistory };
