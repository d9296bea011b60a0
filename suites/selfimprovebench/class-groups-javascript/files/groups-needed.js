function groupsNeeded(pupils, most) {
  return pupils.map((count) => Math.floor(count / most));
}

module.exports = { groupsNeeded };
