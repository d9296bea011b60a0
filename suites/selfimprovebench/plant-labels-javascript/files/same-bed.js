function sameBed(beds, first, second) {
  for (const bed of beds) {
    const hasFirst = bed.some((plant) => plant === first);
    const hasSecond = bed.some((plant) => plant === second);
    if (hasFirst && hasSecond) {
      return true;
    }
  }
  return false;
}

module.exports = { sameBed };
