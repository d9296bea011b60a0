function callsByFlag(ships) {
  const calls = {};
  for (const [, flag] of ships) {
    calls[flag] = calls[flag] + 1;
  }
  return calls;
}

module.exports = { callsByFlag };
