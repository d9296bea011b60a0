function draftTeams(players, teams) {
  const squads = Array.from({ length: teams }, () => []);
  for (const [i, player] of players.entries()) {
    const place = i % teams;
    const isBackwards = Math.floor(i / teams) % 2 === 1;
    squads[isBackwards ? teams - 1 - place : place].push(player);
  }
  return squads;
}

module.exports = { draftTeams };
