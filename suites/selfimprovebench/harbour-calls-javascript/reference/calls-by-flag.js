function callsByFlag(ships) {
  const calls = {};
  for (const [, flag] of ships) {
    calls[flag] = (calls[flag] ?? 0) + 1;
  }
  return calls;
}

module.exports = { callsByFlag };
