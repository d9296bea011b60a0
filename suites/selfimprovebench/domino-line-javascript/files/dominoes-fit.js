function dominoesFit(line) {
  if (line.length === 0) {
    return true;
  }
  let reachable = new Set(line[0]);
  for (const [left, right] of line.slice(1)) {
    const following = new Set();
    if (reachable.has(left)) {
      following.add(left);
    }
    if (reachable.has(right)) {
      following.add(left);
    }
    if (following.size === 0) {
      return false;
    }
    reachable = following;
  }
  return true;
}

module.exports = { dominoesFit };
