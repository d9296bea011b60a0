function draftTeams(players, teams) {
  throw new Error('not written yet');
}

module.exports = { draftTeams };
