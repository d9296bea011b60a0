function worstLine(delays, lines) {
  let worst = lines[0];
  for (const line of lines) {
    if (delays[line] > delays[worst]) {
      worst = line;
    }
  }
  return worst;
}

module.exports = { worstLine };
