const NUMERALS = { C: 100, XC: 90, L: 50, XL: 40, X: 10, IX: 9, V: 5, IV: 4, I: 1 };

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
