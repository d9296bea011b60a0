function doorOpens(code, codes, blocked) {
  if (code === blocked) {
    return false;
  }
  return codes.includes(code.trim().toLowerCase());
}

module.exports = { doorOpens };
