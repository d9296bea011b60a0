function lampSteps(row, steps) {
  for (let step = 0; step < steps; step++) {
    const lamps = [...row].map((_, i) => {
      const isOn = (row[i - 1] === '*') !== (row[i + 1] === '*');
      return isOn ? '*' : '.';
    });
    row = lamps.join('');
  }
  return row;
}

module.exports = { lampSteps };
