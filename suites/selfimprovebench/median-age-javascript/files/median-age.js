function medianAge(ages) {
  const ordered = [...ages].sort();
  return ordered[(ordered.length - 1) / 2];
}

module.exports = { medianAge };
