function findItem(items, wanted) {
  for (const [name, shelf] of items) {
    if (name.trim().toLowerCase() === wanted.trim().toLowerCase()) {
      return shelf;
    }
  }
  return -1;
}

module.exports = { findItem };
