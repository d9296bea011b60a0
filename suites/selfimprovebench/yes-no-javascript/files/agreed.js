function agreed(answers) {
  return answers.filter((answer) => answer === 'yes').length;
}

module.exports = { agreed };
