function allChoices(options) {
  const choices = [];
  const picked = [];
  const pick = (index) => {
    if (index === options.length) {
      choices.push(picked);
      return;
    }
    for (const option of options[index]) {
      picked.push(option);
      pick(index + 1);
      picked.pop();
    }
  };
  pick(0);
  return choices;
}

module.exports = { allChoices };
