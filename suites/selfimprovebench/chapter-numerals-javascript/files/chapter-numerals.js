const NUMERALS = { C: 100, L: 50, X: 10, V: 5, I: 1 };

function chapterNumerals(number) {
  let text = '';
  let rest = number;
  for (const [numeral, value] of Object.entries(NUMERALS)) {
    text += numeral.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

module.exports = { chapterNumerals };
