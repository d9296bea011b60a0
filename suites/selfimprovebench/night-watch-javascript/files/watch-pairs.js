function watchPairs(guards, nights) {
  const pairs = [];
  for (let night = 0; night < nights; night++) {
    const turn = night % guards.length;
    pairs.push([guards[turn], guards[turn + 1]]);
  }
  return pairs;
}

module.exports = { watchPairs };
