function shallowest(soundings) {
  let smallest = 0;
  for (const [, depth] of soundings) {
    if (depth < smallest) {
      smallest = depth;
    }
  }
  return smallest;
}

module.exports = { shallowest };
