function rainShares(months) {
  const total = months.reduce((sum, month) => sum + month, 0);
  if (total === 0) {
    return months.map(() => 0);
  }
  return months.map((month) => Math.round((10000 * month) / total) / 100);
}

module.exports = { rainShares };
