/** What is wrong with a table or a query, as it is told. */
class Failure extends Error {}

/** A value as it is shown: numbers with at most four decimals. */
function shown(value) {
  if (value === null) {
    return '';
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  return typeof value === 'number' ? String(rounded(value, 4)) : value;
}

function rounded(value, places) {
  const times = 10 ** places;
  const whole = Math.floor(Math.abs(value) * times + 0.5 + 1e-9) / times;
  return value < 0 && whole > 0 ? -whole : whole;
}

function isTrue(value) {
  if (value !== null && typeof value !== 'boolean') {
    throw new Failure(`${shown(value)} is no truth value`);
  }
  return value === true;
}

function numberOf(value) {
  if (typeof value !== 'number') {
    throw new Failure(`${value === null ? 'missing' : shown(value)} is no number`);
  }
  return value;
}

/** Below 0, 0 or above: two numbers or two texts. */
function compared(left, right) {
  if (typeof left !== typeof right || typeof left === 'boolean') {
    throw new Failure(`cannot compare ${shown(left)} and ${shown(right)}`);
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

const KINDS = ['boolean', 'number', 'string', 'object'];

/** An order of all values: truth values, numbers, texts, and what is missing last. */
function ordered(left, right) {
  const kinds = KINDS.indexOf(typeof left) - KINDS.indexOf(typeof right);
  if (kinds !== 0 || left === null) {
    return kinds;
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

module.exports = { Failure, shown, rounded, isTrue, numberOf, compared, ordered };
