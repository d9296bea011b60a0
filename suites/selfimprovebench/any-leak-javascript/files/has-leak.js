function hasLeak(pressures, limit) {
  for (const pressure of pressures) {
    return pressure < limit;
  }
  return false;
}

module.exports = { hasLeak };
