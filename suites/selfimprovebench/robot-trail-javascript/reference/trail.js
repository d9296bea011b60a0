function trail(moves) {
  const place = [0, 0];
  const passed = [[0, 0]];
  const steps = { R: [0, 1], L: [0, -1], U: [1, 1], D: [1, -1] };
  for (const move of moves) {
    const [axis, step] = steps[move];
    place[axis] += step;
    passed.push([...place]);
  }
  return passed;
}

module.exports = { trail };
