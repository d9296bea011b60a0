function widestWord(sentence, start) {
  const words = sentence.split(/\s+/).filter((word) => word.startsWith(start));
  return Math.max(0, ...words.map((word) => word.length));
}

module.exports = { widestWord };
