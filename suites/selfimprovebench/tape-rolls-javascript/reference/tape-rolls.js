function tapeRolls(sides, roll) {
  const around = sides.reduce((sum, side) => sum + side, 0);
  return Math.ceil(around / roll);
}

module.exports = { tapeRolls };
