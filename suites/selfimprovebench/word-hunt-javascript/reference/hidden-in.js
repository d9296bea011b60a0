function hiddenIn(word, texts) {
  for (const text of texts) {
    if (text.includes(word)) {
      return true;
    }
  }
  return false;
}

module.exports = { hiddenIn };
