function discardPiles(cards) {
  const pile = [];
  const seen = [];
  for (const card of cards) {
    if (card === 'clear') {
      pile.length = 0;
    } else {
      pile.push(card);
    }
    seen.push([...pile]);
  }
  return seen;
}

module.exports = { discardPiles };
