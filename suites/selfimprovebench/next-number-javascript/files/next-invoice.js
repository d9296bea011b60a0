function nextInvoice(numbers, year) {
  const used = numbers.filter((number) => number.startsWith(`${year}-`)).map((number) => Number(number.split('-')[1]));
  return `${year}-${Math.max(...used) + 1}`;
}

module.exports = { nextInvoice };
