function rotations(beads) {
  const ring = [...beads];
  const ways = [];
  for (let i = 0; i < beads.length; i++) {
    ways.push(ring);
    ring.push(ring.shift());
  }
  return ways;
}

module.exports = { rotations };
