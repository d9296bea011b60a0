function nextBell(bells, minute) {
  if (bells.length === 0) {
    return null;
  }
  return Math.min(...bells.map((bell) => (bell - minute + 1440) % 1440));
}

module.exports = { nextBell };
