function stairWalks(steps) {
  let [last, second, third] = [1, 0, 0];
  for (let step = 0; step < steps; step++) {
    [last, second, third] = [last + second + third, last, second];
  }
  return last;
}

module.exports = { stairWalks };
