function doorOpens(code, codes, blocked) {
  if (code.trim().toLowerCase() === blocked.trim().toLowerCase()) {
    return false;
  }
  return codes.includes(code.trim().toLowerCase());
}

module.exports = { doorOpens };
