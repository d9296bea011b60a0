function versions(edits) {
  const words = [];
  const kept = [];
  for (const edit of edits) {
    if (edit !== 'undo') {
      words.push(edit);
    } else {
      words.pop();
    }
    kept.push(words);
  }
  return kept;
}

module.exports = { versions };
