function filmLength(minutes) {
  const counts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ];
  const parts = counts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return parts.join(' ') || '0 min';
}

module.exports = { filmLength };
