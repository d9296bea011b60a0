function warmest(rooms) {
  let top = null;
  for (const { name, degrees } of rooms) {
    if (name === 'hall') {
      continue;
    }
    if (top === null || degrees > top) {
      top = degrees;
    }
  }
  return top;
}

module.exports = { warmest };
