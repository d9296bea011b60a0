function loudest(levels, quiet) {
  let most = null;
  for (const level of levels) {
    const over = level - quiet;
    if (most === null || over > most) {
      most = over;
    }
  }
  return most;
}

module.exports = { loudest };
