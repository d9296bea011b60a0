function wheelStop(start, factor, turns, fields) {
  let field = start % fields;
  for (let turn = 0; turn < turns; turn++) {
    field = (field * factor) % fields;
  }
  return field;
}

module.exports = { wheelStop };
