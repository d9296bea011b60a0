function paragraphs(lines) {
  const found = [];
  let part = [];
  for (const line of lines) {
    if (line !== '') {
      part.push(line);
    } else if (part.length > 0) {
      found.push(part.join(' '));
      part = [];
    }
  }
  return found;
}

module.exports = { paragraphs };
