function runoffWinner(ballots) {
  const remaining = new Set(ballots.flat());
  while (remaining.size > 0) {
    const votes = new Map([...remaining].map((name) => [name, 0]));
    let counted = 0;
    for (const ballot of ballots) {
      for (const name of ballot) {
        if (remaining.has(name)) {
          votes.set(name, votes.get(name) + 1);
          counted += 1;
        }
      }
    }
    let loser = null;
    for (const name of [...remaining].sort()) {
      if (votes.get(name) * 2 > counted) {
        return name;
      }
      if (loser === null || votes.get(name) <= votes.get(loser)) {
        loser = name;
      }
    }
    remaining.delete(loser);
  }
  return null;
}

module.exports = { runoffWinner };
