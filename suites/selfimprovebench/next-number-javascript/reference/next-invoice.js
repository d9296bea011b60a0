function nextInvoice(numbers, year) {
  const used = numbers.filter((number) => number.startsWith(`${year}-`)).map((number) => Number(number.split('-')[1]));
  return `${year}-${Math.max(0, ...used) + 1}`;
}

module.exports = { nextInvoice };
