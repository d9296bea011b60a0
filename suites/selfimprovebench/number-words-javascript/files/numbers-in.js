function numbersIn(text) {
  const numbers = [];
  let digits = '';
  for (const sign of text) {
    if (/\d/.test(sign)) {
      digits += sign;
    } else if (digits !== '') {
      numbers.push(Number(digits));
      digits = '';
    }
  }
  return numbers;
}

module.exports = { numbersIn };
