function fitsAny(lock, keys) {
  for (const key of keys) {
    const fits = key.length === lock.length && key.every((notch, i) => notch === lock[i]);
    if (fits) {
      return true;
    }
  }
  return false;
}

module.exports = { fitsAny };
