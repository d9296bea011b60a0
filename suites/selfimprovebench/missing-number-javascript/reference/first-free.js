function firstFree(numbers) {
  let free = 1;
  for (const number of [...numbers].sort((a, b) => a - b)) {
    if (number === free) {
      free += 1;
    }
  }
  return free;
}

module.exports = { firstFree };
