function rainShares(months) {
  const total = months.reduce((sum, month) => sum + month, 0);
  if (total === 0) {
    return months.map(() => 0);
  }
  return months.map((month) => (100 * month) / total);
}

module.exports = { rainShares };
