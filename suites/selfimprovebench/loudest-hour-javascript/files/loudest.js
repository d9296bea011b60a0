function loudest(levels, quiet) {
  let most = 0;
  for (const level of levels) {
    const over = level - quiet;
    if (over > most) {
      most = over;
    }
  }
  return most;
}

module.exports = { loudest };
