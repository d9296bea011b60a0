function packRuns(text, least) {
  return text.replace(/(.)\1*/gs, (run, sign) => (run.length >= least ? `${sign}<${run.length}>` : run));
}

module.exports = { packRuns };
