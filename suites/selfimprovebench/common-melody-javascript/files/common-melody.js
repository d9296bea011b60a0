function commonMelody(first, second) {
  if (first === '' || second === '') {
    return 0;
  }
  if (first[0] === second[0]) {
    return 1 + commonMelody(first.slice(1), second.slice(1));
  }
  return Math.max(commonMelody(first.slice(1), second), commonMelody(first, second.slice(1)));
}

module.exports = { commonMelody };
