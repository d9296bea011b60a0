function printPages(text) {
  const parts = text.split(',').filter((part) => part !== '');
  const pages = new Set();
  for (const part of parts) {
    const [first, last = first] = part.split('-').map(Number);
    const step = first <= last ? 1 : -1;
    for (let page = first; page !== last + step; page += step) {
      pages.add(page);
    }
  }
  return [...pages];
}

module.exports = { printPages };
