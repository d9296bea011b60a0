function findItem(items, wanted) {
  for (const [name, shelf] of items) {
    if (name === wanted) {
      return shelf;
    }
  }
  return -1;
}

module.exports = { findItem };
