function shallowest(soundings) {
  let smallest = null;
  for (const [, depth] of soundings) {
    if (smallest === null || depth < smallest) {
      smallest = depth;
    }
  }
  return smallest;
}

module.exports = { shallowest };
