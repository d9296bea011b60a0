function gardenPaths(plan) {
  const ways = (row, column) => {
    if (row === plan.length || column === plan[0].length || plan[row][column] === '#') {
      return 0;
    }
    if (row === plan.length - 1 && column === plan[0].length - 1) {
      return 1;
    }
    return ways(row + 1, column) + ways(row, column + 1);
  };
  return ways(0, 0);
}

module.exports = { gardenPaths };
