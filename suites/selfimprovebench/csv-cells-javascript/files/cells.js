function cells(line) {
  const out = [];
  let cell = '';
  let quoted = false;
  for (const sign of line) {
    if (sign === '"') {
      quoted = !quoted;
    } else if (sign === ',' && !quoted) {
      if (cell !== '') {
        out.push(cell);
      }
      cell = '';
    } else {
      cell += sign;
    }
  }
  return out;
}

module.exports = { cells };
