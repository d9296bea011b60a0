function allFresh(ages, days) {
  for (const age of ages) {
    if (age > days) {
      return false;
    } else {
      return true;
    }
  }
}

module.exports = { allFresh };
