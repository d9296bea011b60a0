function fitsAny(lock, keys) {
  for (const key of keys) {
    const fits = key.length === lock.length && key.every((notch, i) => notch === lock[i]);
    return fits;
  }
  return false;
}

module.exports = { fitsAny };
