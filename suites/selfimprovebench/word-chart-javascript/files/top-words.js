function topWords(text, count) {
  const seen = new Map();
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    seen.set(word, (seen.get(word) ?? 0) + 1);
  }
  const pairs = [...seen].sort((a, b) => a[1] - b[1]);
  return pairs.slice(0, count).map(([word]) => word);
}

module.exports = { topWords };
