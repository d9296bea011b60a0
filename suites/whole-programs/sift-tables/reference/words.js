const { Failure } = require('./values.js');

const PATTERN = /\s*(?:([0-9]+(?:\.[0-9]+)?)|([a-z][a-z0-9_]*)|'([^']*)'|(!=|<=|>=|[-+*/&~=<>(),:]))/y;

/** The words of a stage: { kind: number, name, text or sign, value }. */
function wordsOf(stage) {
  const words = [];
  PATTERN.lastIndex = 0;
  const end = stage.trimEnd().length;
  while (PATTERN.lastIndex < end) {
    const from = PATTERN.lastIndex;
    const found = PATTERN.exec(stage);
    if (found === null) {
      throw new Failure(`cannot read ${stage.slice(from, end).trim()}`);
    }
    const [, number, name, text, sign] = found;
    if (number !== undefined) {
      words.push({ kind: 'number', value: Number(number), shown: number });
    } else if (name !== undefined) {
      words.push({ kind: 'name', value: name, shown: name });
    } else if (text !== undefined) {
      words.push({ kind: 'text', value: text, shown: `'${text}'` });
    } else {
      words.push({ kind: 'sign', value: sign, shown: sign });
    }
  }
  return words;
}

/** The parts of a query between its bars; a bar in quotes is none. */
function stagesOf(query) {
  const stages = [''];
  for (const part of query.match(/'[^']*'|[^]/g)) {
    if (part === '|') {
      stages.push('');
    } else {
      stages[stages.length - 1] += part;
    }
  }
  return stages;
}

module.exports = { wordsOf, stagesOf };
