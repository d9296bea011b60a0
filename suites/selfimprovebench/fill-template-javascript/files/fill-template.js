function fillTemplate(text, values) {
  throw new Error('not written yet');
}

module.exports = { fillTemplate };
