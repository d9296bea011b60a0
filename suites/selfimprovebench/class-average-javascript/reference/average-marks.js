function averageMarks(marks) {
  const averages = {};
  for (const [subject, given] of Object.entries(marks)) {
    const total = given.reduce((sum, mark) => sum + mark, 0);
    averages[subject] = Math.round((100 * total) / given.length) / 100;
  }
  return averages;
}

module.exports = { averageMarks };
