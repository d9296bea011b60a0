function climbs(heights) {
  const parts = [];
  let current = [];
  for (const height of heights) {
    if (current.length > 0 && height <= current.at(-1)) {
      parts.push(current);
      current = [];
    }
    current.push(height);
  }
  return parts;
}

module.exports = { climbs };
