function tallest(classes) {
  return classes.map((heights) => Math.max(...heights));
}

module.exports = { tallest };
