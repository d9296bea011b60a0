function ringPeaks(heights) {
  let peaks = 0;
  for (let i = 0; i < heights.length; i++) {
    const before = heights.at(i - 1);
    const after = heights.at(i + 1);
    if (heights[i] > before && heights[i] > after) {
      peaks += 1;
    }
  }
  return peaks;
}

module.exports = { ringPeaks };
