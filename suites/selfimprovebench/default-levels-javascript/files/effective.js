function effective(levels, fallback) {
  return levels.map((level) => level || fallback);
}

module.exports = { effective };
