function lightest(bags) {
  let least = 0;
  for (const weight of Object.values(bags)) {
    if (weight < least) {
      least = weight;
    }
  }
  return least;
}

module.exports = { lightest };
