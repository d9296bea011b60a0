function eggBoxes(eggs, size) {
  return Math.floor(eggs / size);
}

module.exports = { eggBoxes };
