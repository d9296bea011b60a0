function translateSigns(signs, book) {
  return signs.map((sign) => book[sign]).join(' ');
}

module.exports = { translateSigns };
