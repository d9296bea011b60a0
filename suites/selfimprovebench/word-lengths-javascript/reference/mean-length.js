function meanLength(sentence) {
  const words = sentence.split(/\s+/).filter((word) => word !== '');
  return words.length === 0 ? 0 : words.join('').length / words.length;
}

module.exports = { meanLength };
