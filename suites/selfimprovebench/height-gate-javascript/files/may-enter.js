function mayEnter(ages, heights, least) {
  for (const [i, age] of ages.entries()) {
    if (age < 14 && heights[i] < least) {
      return false;
    } else {
      return true;
    }
  }
}

module.exports = { mayEnter };
