function windowMedians(values, size) {
  if (size < 1) {
    throw new RangeError('size must be at least 1');
  }
  const medians = [];
  for (let start = 0; start + size <= values.length; start++) {
    const window = values.slice(start, start + size).sort((a, b) => a - b);
    medians.push(window[Math.floor((size - 1) / 2)]);
  }
  return medians;
}

module.exports = { windowMedians };
