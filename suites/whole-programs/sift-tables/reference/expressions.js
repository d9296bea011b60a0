const { call, COUNTS } = require('./functions.js');
const { Failure, compared, isTrue, numberOf, shown } = require('./values.js');

const LEVELS = [['or'], ['and'], ['=', '!=', '<', '<=', '>', '>=', '~'], ['&'], ['+', '-'], ['*', '/']];
const COMPARING = 2;

/** What reads an expression answers a function of a row: an object of values by column. */
function expression(reader, names, level = 0) {
  if (level === LEVELS.length) {
    return signed(reader, names);
  }
  if (level === COMPARING && reader.take('not') !== undefined) {
    const inner = expression(reader, names, COMPARING);
    return (row) => !isTrue(inner(row));
  }
  let left = expression(reader, names, level + 1);
  for (let sign = reader.take(...LEVELS[level]); sign !== undefined; sign = reader.take(...LEVELS[level])) {
    left = combined(sign, left, expression(reader, names, level + 1));
    if (level === COMPARING) {
      break;
    }
  }
  return left;
}

function combined(sign, left, right) {
  if (sign === 'or') {
    return (row) => isTrue(left(row)) || isTrue(right(row));
  }
  if (sign === 'and') {
    return (row) => isTrue(left(row)) && isTrue(right(row));
  }
  return (row) => binary(sign, left(row), right(row));
}

function binary(sign, left, right) {
  if (sign === '=') {
    return left === right;
  }
  if (sign === '!=') {
    return left !== right;
  }
  if (left === null || right === null) {
    return ['<', '<=', '>', '>=', '~'].includes(sign) ? false : null;
  }
  if (sign === '&') {
    return shown(left) + shown(right);
  }
  if (sign === '~') {
    return shown(left).toLowerCase().includes(shown(right).toLowerCase());
  }
  if (['+', '-', '*', '/'].includes(sign)) {
    return arithmetic(sign, numberOf(left), numberOf(right));
  }
  const order = compared(left, right);
  return { '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[sign];
}

function arithmetic(sign, left, right) {
  if (sign === '/') {
    return right === 0 ? null : left / right;
  }
  return sign === '+' ? left + right : sign === '-' ? left - right : left * right;
}

function signed(reader, names) {
  if (reader.take('-') !== undefined) {
    const inner = signed(reader, names);
    return (row) => {
      const value = inner(row);
      return value === null ? null : 0 - numberOf(value);
    };
  }
  return primary(reader, names);
}

function primary(reader, names) {
  const literal = reader.takeKind('number') ?? reader.takeKind('text');
  if (literal !== undefined) {
    return () => literal;
  }
  if (reader.take('(') !== undefined) {
    const inner = expression(reader, names);
    reader.need(')');
    return inner;
  }
  const name = reader.needName('a value');
  if (reader.take('(') !== undefined) {
    return called(name, reader, names);
  }
  if (name === 'missing') {
    return () => null;
  }
  if (!names.includes(name)) {
    throw new Failure(`unknown column ${name}`);
  }
  return (row) => row[name];
}

function called(name, reader, names) {
  if (!Object.hasOwn(COUNTS, name)) {
    throw new Failure(`unknown function ${name}`);
  }
  const values = [expression(reader, names)];
  while (reader.take(',') !== undefined) {
    values.push(expression(reader, names));
  }
  reader.need(')');
  if (values.length !== COUNTS[name]) {
    throw new Failure(`${name} takes ${COUNTS[name]}, not ${values.length}`);
  }
  return (row) => call(name, values.map((each) => () => each(row)));
}

module.exports = { expression };
