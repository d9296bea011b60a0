function wheelStop(start, factor, turns, fields) {
  let field = start % fields;
  let power = factor % fields;
  for (let left = turns; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) {
      field = (field * power) % fields;
    }
    power = (power * power) % fields;
  }
  return field;
}

module.exports = { wheelStop };
