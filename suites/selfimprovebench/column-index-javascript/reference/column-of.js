function columnOf(header, title) {
  return header.split(';').findIndex((cell) => cell.trim().toLowerCase() === title.trim().toLowerCase());
}

module.exports = { columnOf };
