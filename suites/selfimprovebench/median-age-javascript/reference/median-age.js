function medianAge(ages) {
  const ordered = [...ages].sort((a, b) => a - b);
  return ordered[(ordered.length - 1) / 2];
}

module.exports = { medianAge };
