function meanLength(sentence) {
  const words = sentence.split(/\s+/).filter((word) => word !== '');
  return words.join('').length / words.length;
}

module.exports = { meanLength };
