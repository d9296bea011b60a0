const SILL = 200;

/** The water over the sill in centimetres. A level is a reading of the gauge in centimetres; the sill lies at 200. */
function waterOverSill(level) {
  return Math.max(0, level - SILL);
}

module.exports = { waterOverSill };
