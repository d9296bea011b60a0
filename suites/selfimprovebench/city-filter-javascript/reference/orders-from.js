function ordersFrom(orders, city) {
  const fromThere = orders.filter((order) => order.city.trim().toLowerCase() === city.trim().toLowerCase());
  return fromThere.map((order) => order.number);
}

module.exports = { ordersFrom };
