function heightChanges(track, step) {
  throw new Error('not written yet');
}

module.exports = { heightChanges };
