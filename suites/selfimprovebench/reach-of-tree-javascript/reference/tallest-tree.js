function tallestTree(trees, kind) {
  const heights = trees.filter((tree) => tree.kind === kind).map((tree) => tree.height);
  return Math.max(0, ...heights);
}

module.exports = { tallestTree };
