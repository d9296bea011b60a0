function heatingOn(target, now, usual) {
  return now < (target ?? usual);
}

module.exports = { heatingOn };
