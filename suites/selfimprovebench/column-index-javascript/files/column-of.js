function columnOf(header, title) {
  return header.split(';').findIndex((cell) => cell === title);
}

module.exports = { columnOf };
