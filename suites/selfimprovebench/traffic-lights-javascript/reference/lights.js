function lights(start, ticks) {
  const order = ['green', 'amber', 'red'];
  const shown = [start];
  for (let tick = 0; tick < ticks; tick++) {
    const at = order.indexOf(shown[tick]);
    shown.push(order[(at + 1) % order.length]);
  }
  return shown;
}

module.exports = { lights };
