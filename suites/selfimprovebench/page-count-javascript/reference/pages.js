function pages(entries, lines) {
  return Object.fromEntries(Object.entries(entries).map(([letter, count]) => [letter, Math.ceil(count / lines)]));
}

module.exports = { pages };
