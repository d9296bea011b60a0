function sameBed(beds, first, second) {
  for (const bed of beds) {
    const hasFirst = bed.some((plant) => plant.trim().toLowerCase() === first.trim().toLowerCase());
    const hasSecond = bed.some((plant) => plant.trim().toLowerCase() === second.trim().toLowerCase());
    if (hasFirst && hasSecond) {
      return true;
    }
  }
  return false;
}

module.exports = { sameBed };
