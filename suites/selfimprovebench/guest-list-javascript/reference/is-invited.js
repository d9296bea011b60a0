function isInvited(name, guests) {
  for (const guest of guests) {
    if (guest.trim().toLowerCase() === name.trim().toLowerCase()) {
      return true;
    }
  }
  return false;
}

module.exports = { isInvited };
