function commonMelody(first, second) {
  let longest = Array(second.length + 1).fill(0);
  for (const note of first) {
    const now = [0];
    for (const [at, other] of [...second].entries()) {
      now.push(note === other ? longest[at] + 1 : Math.max(longest[at + 1], now[at]));
    }
    longest = now;
  }
  return longest[second.length];
}

module.exports = { commonMelody };
