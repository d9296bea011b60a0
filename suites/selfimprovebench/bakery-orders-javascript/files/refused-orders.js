const { Shelf } = require('./shelf.js');

function refusedOrders(loaves, orders) {
  const shelf = new Shelf(loaves);
  const refused = [];
  for (const [place, order] of orders.entries()) {
    if (!shelf.has(order)) {
      refused.push(place);
    }
  }
  return refused;
}

module.exports = { refusedOrders };
