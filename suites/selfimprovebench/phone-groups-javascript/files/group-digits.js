function groupDigits(number) {
  let digits = number.replace(/\D/g, '');
  const groups = [];
  while (digits.length >= 4) {
    groups.push(digits.slice(0, 3));
    digits = digits.slice(3);
  }
  if (digits.length === 4) {
    groups.push(digits.slice(0, 2));
    digits = digits.slice(2);
  }
  if (digits !== '') {
    groups.push(digits);
  }
  return groups.join(' ');
}

module.exports = { groupDigits };
