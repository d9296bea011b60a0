function hasLeak(pressures, limit) {
  for (const pressure of pressures) {
    if (pressure < limit) {
      return true;
    }
  }
  return false;
}

module.exports = { hasLeak };
