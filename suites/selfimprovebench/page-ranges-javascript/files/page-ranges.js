function pageRanges(pages) {
  const ordered = [...new Set(pages)].sort();
  const parts = [];
  let i = 0;
  while (i < ordered.length) {
    let j = i;
    while (j + 1 < ordered.length && ordered[j + 1] === ordered[j] + 1) {
      j += 1;
    }
    if (j - i >= 2) {
      parts.push(`${ordered[i]}-${ordered[j]}`);
    } else {
      parts.push(...ordered.slice(i, j + 1));
    }
    i = j + 1;
  }
  return parts.join(', ');
}

module.exports = { pageRanges };
