function verses(song, lines) {
  const done = [];
  let verse = [];
  for (const line of song) {
    verse.push(line);
    if (verse.length === lines) {
      done.push(verse.join(' / '));
      verse = [];
    }
  }
  return done;
}

module.exports = { verses };
