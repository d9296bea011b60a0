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
  if (verse.length > 0) {
    done.push(verse.join(' / '));
  }
  return done;
}

module.exports = { verses };
