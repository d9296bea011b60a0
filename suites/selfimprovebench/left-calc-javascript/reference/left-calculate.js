function leftCalculate(tokens) {
  if (tokens.length === 0) {
    return 0;
  }
  let value = tokens[0];
  for (let i = 1; i < tokens.length; i += 2) {
    const number = tokens[i + 1];
    switch (tokens[i]) {
      case '+':
        value += number;
        break;
      case '-':
        value -= number;
        break;
      case '*':
        value *= number;
        break;
      default:
        if (number === 0) {
          return null;
        }
        value = Math.trunc(value / number);
    }
  }
  return value;
}

module.exports = { leftCalculate };
