const { Failure, numberOf, ordered } = require('./values.js');

const MEASURES = ['count', 'sum', 'mean', 'min', 'max'];

/** Rows that are alike in some columns, in the order of the first of each. */
function groupsOf(rows, columns) {
  const groups = new Map();
  for (const row of rows) {
    const key = JSON.stringify(columns.map((name) => row[name]));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

/** `count`, or a measure and a column. */
function readMeasure(reader, names) {
  const measure = reader.needName('a measure');
  if (!MEASURES.includes(measure)) {
    throw new Failure(`unknown measure ${measure}`);
  }
  if (measure === 'count') {
    return { name: 'count', of: (rows) => rows.length };
  }
  const column = reader.needName('a column');
  if (!names.includes(column)) {
    throw new Failure(`unknown column ${column}`);
  }
  return { name: `${measure}_${column}`, of: (rows) => measured(measure, rows.map((row) => row[column]).filter((value) => value !== null)) };
}

function measured(measure, values) {
  if (measure === 'min' || measure === 'max') {
    const sorted = values.toSorted(ordered);
    return (measure === 'min' ? sorted[0] : sorted.at(-1)) ?? null;
  }
  const sum = values.reduce((total, value) => total + numberOf(value), 0);
  if (measure === 'sum') {
    return sum;
  }
  return values.length === 0 ? null : sum / values.length;
}

module.exports = { groupsOf, readMeasure };
