function topWords(text, count) {
  const seen = new Map();
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    seen.set(word, (seen.get(word) ?? 0) + 1);
  }
  const pairs = [...seen].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return pairs.slice(0, count).map(([word]) => word);
}

module.exports = { topWords };
