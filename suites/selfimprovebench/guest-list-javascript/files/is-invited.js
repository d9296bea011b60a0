function isInvited(name, guests) {
  for (const guest of guests) {
    if (guest === name) {
      return true;
    }
  }
  return false;
}

module.exports = { isInvited };
