function printPages(text) {
  const parts = text.split(',').filter((part) => part !== '');
  return parts.map(Number);
}

module.exports = { printPages };
