function widestGap(marks) {
  const ordered = [...marks].sort((a, b) => a - b);
  let widest = 0;
  for (let i = 1; i < ordered.length; i++) {
    widest = Math.max(widest, ordered[i] - ordered[i - 1]);
  }
  return widest;
}

module.exports = { widestGap };
