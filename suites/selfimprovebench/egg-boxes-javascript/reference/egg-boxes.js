function eggBoxes(eggs, size) {
  return Math.ceil(eggs / size);
}

module.exports = { eggBoxes };
