function sameColours(flags) {
  return flags.filter((flag, spot) => flag === flags[spot + 1]).length;
}

module.exports = { sameColours };
