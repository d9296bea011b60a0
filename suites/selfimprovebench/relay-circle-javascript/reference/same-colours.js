function sameColours(flags) {
  return flags.filter((flag, spot) => flag === flags[(spot + 1) % flags.length]).length;
}

module.exports = { sameColours };
