const { points } = require('./scoring.js');

function cupPoints(team, homes, aways, homeGoals, awayGoals) {
  let total = 0;
  for (let i = 0; i < homes.length; i++) {
    if (homes[i] === team) {
      total += points(homeGoals[i], awayGoals[i]);
    } else if (aways[i] === team) {
      total += points(awayGoals[i], homeGoals[i]);
    }
  }
  return total;
}

module.exports = { cupPoints };
