function warmest(rooms) {
  let top = 0;
  for (const { name, degrees } of rooms) {
    if (name === 'hall') {
      continue;
    }
    if (degrees > top) {
      top = degrees;
    }
  }
  return top;
}

module.exports = { warmest };
