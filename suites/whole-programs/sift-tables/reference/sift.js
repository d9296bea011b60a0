const { Failure } = require('./values.js');
const { Reader } = require('./reader.js');
const { readTable } = require('./table.js');
const { render, asCsv } = require('./render.js');
const { STAGES } = require('./stages.js');
const { stagesOf, wordsOf } = require('./words.js');

/** The table that a query makes of a table, drawn. */
function sift(text, query) {
  return asked(text, query, render);
}

/** The same as a text that can be read as a table again. */
function csv(text, query) {
  return asked(text, query, asCsv);
}

function asked(text, query, show) {
  try {
    const { names, rows } = readTable(text);
    const table = { names, rows: rows.map((row) => Object.fromEntries(row.map((value, place) => [names[place], value]))) };
    return show(query.trim() === '' ? table : stagesOf(query).reduce((before, stage, place) => step(before, stage, place + 1), table));
  } catch (error) {
    if (error instanceof Failure) {
      return error.message;
    }
    throw error;
  }
}

function step(table, stage, number) {
  try {
    const reader = new Reader(wordsOf(stage));
    const word = reader.needName('a stage');
    if (!Object.hasOwn(STAGES, word)) {
      throw new Failure(`unknown stage ${word}`);
    }
    const made = STAGES[word](table, reader);
    reader.end();
    return made;
  } catch (error) {
    if (error instanceof Failure) {
      throw new Failure(`stage ${number}: ${error.message}`);
    }
    throw error;
  }
}

module.exports = { sift, csv };
