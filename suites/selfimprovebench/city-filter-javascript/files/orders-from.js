function ordersFrom(orders, city) {
  const fromThere = orders.filter((order) => order.city === city);
  return fromThere.map((order) => order.number);
}

module.exports = { ordersFrom };
