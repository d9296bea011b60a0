function hiddenIn(word, texts) {
  for (const text of texts) {
    return text.includes(word);
  }
  return false;
}

module.exports = { hiddenIn };
