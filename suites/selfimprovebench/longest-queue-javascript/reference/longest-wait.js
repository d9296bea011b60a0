function longestWait(tickets) {
  const called = tickets.filter(([, at]) => at !== -1);
  return Math.max(0, ...called.map(([drawn, at]) => at - drawn));
}

module.exports = { longestWait };
