function fillTemplate(text, values) {
  return text.replace(/\{\{|\{([^}]*)\}/g, (found, name) => {
    if (found === '{{') {
      return '{';
    }
    return Object.hasOwn(values, name) ? String(values[name]) : found;
  });
}

module.exports = { fillTemplate };
