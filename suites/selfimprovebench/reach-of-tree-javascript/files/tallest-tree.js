function tallestTree(trees, kind) {
  const heights = trees.filter((tree) => tree.kind === kind).map((tree) => tree.height);
  return Math.max(...heights);
}

module.exports = { tallestTree };
