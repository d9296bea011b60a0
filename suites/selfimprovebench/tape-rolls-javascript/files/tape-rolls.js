function tapeRolls(sides, roll) {
  const around = sides.reduce((sum, side) => sum + side, 0);
  return Math.floor(around / roll);
}

module.exports = { tapeRolls };
