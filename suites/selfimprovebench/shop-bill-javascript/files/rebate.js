/** What is taken off a sum in cents. */
function rebate(total) {
  if (total >= 5000) {
    return Math.floor((total * 5) / 100);
  }
  if (total >= 10000) {
    return Math.floor((total * 10) / 100);
  }
  return 0;
}

module.exports = { rebate };
