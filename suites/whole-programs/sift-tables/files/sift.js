/** The table that a query makes of a table, drawn. */
function sift(text, query) {
  throw new Error('to be written');
}

/** The same as a text that can be read as a table again. */
function csv(text, query) {
  throw new Error('to be written');
}

module.exports = { sift, csv };
