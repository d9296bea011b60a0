function groupsNeeded(pupils, most) {
  return pupils.map((count) => Math.ceil(count / most));
}

module.exports = { groupsNeeded };
