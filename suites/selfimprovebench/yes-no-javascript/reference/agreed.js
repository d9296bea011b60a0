function agreed(answers) {
  return answers.filter((answer) => answer.trim().toLowerCase() === 'yes').length;
}

module.exports = { agreed };
