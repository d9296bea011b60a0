function packRuns(text, least) {
  throw new Error('not written yet');
}

module.exports = { packRuns };
