function sharedTags(notes, least) {
  const counts = new Map();
  for (const note of notes) {
    for (const tag of new Set(note)) {
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
  }
  return new Set([...counts.keys()].filter((tag) => counts.get(tag) >= least));
}

module.exports = { sharedTags };
