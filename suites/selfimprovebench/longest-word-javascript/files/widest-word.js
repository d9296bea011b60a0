function widestWord(sentence, start) {
  const words = sentence.split(/\s+/).filter((word) => word.startsWith(start));
  return Math.max(...words.map((word) => word.length));
}

module.exports = { widestWord };
