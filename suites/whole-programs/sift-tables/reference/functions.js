const { isTrue, numberOf, rounded, shown } = require('./values.js');

/** How many values each function takes. */
const COUNTS = { length: 1, lower: 1, upper: 1, trim: 1, round: 2, if: 3, or_else: 2, part: 3 };

/** Calls a function by name; its values are worked out when they are asked for. */
function call(name, values) {
  if (name === 'if') {
    return isTrue(values[0]()) ? values[1]() : values[2]();
  }
  const first = values[0]();
  if (name === 'or_else') {
    return first === null ? values[1]() : first;
  }
  if (first === null) {
    return null;
  }
  const text = shown(first);
  if (name === 'length') {
    return text.length;
  }
  if (name === 'lower') {
    return text.toLowerCase();
  }
  if (name === 'upper') {
    return text.toUpperCase();
  }
  if (name === 'trim') {
    return text.trim().replace(/\s+/g, ' ');
  }
  const second = numberOf(values[1]());
  if (name === 'round') {
    return rounded(numberOf(first), Math.min(4, Math.max(0, second)));
  }
  return text.slice(Math.max(0, second - 1), Math.max(0, second - 1 + numberOf(values[2]())));
}

module.exports = { call, COUNTS };
