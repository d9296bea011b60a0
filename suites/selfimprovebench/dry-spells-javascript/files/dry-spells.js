function drySpells(rain, days) {
  throw new Error('not written yet');
}

module.exports = { drySpells };
