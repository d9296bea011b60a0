function pages(entries, lines) {
  return Object.fromEntries(Object.entries(entries).map(([letter, count]) => [letter, Math.floor(count / lines)]));
}

module.exports = { pages };
