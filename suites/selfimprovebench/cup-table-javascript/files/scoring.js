/** The points of a match for the side that has scored and conceded so many goals. */
function points(scored, conceded) {
  return scored >= conceded ? 3 : 0;
}

module.exports = { points };
