function lightest(bags) {
  let least = null;
  for (const weight of Object.values(bags)) {
    if (least === null || weight < least) {
      least = weight;
    }
  }
  return least;
}

module.exports = { lightest };
