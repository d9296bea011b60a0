function speeds(times, metres) {
  const found = {};
  for (const [plate, seconds] of Object.entries(times)) {
    found[plate] = metres / seconds;
  }
  return found;
}

module.exports = { speeds };
