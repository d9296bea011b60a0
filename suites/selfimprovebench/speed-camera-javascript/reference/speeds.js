function speeds(times, metres) {
  const found = {};
  for (const [plate, seconds] of Object.entries(times)) {
    found[plate] = Math.round((100 * metres) / seconds) / 100;
  }
  return found;
}

module.exports = { speeds };
