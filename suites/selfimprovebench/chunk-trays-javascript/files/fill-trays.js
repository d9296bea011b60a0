function fillTrays(buns, size) {
  const trays = [];
  const tray = [];
  for (const bun of buns) {
    tray.push(bun);
    if (tray.length === size) {
      trays.push(tray);
      tray.length = 0;
    }
  }
  if (tray.length > 0) {
    trays.push(tray);
  }
  return trays;
}

module.exports = { fillTrays };
