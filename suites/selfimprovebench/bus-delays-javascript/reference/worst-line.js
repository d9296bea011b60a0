function worstLine(delays, lines) {
  let worst = lines[0];
  for (const line of lines) {
    if ((delays[line] ?? 0) > (delays[worst] ?? 0)) {
      worst = line;
    }
  }
  return worst;
}

module.exports = { worstLine };
