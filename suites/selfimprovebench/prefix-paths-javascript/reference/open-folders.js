function openFolders(path) {
  const folders = [];
  const names = [];
  for (const name of path.split('/')) {
    if (name !== '') {
      names.push(name);
      folders.push([...names]);
    }
  }
  return folders;
}

module.exports = { openFolders };
