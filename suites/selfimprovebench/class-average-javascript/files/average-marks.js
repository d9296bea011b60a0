function averageMarks(marks) {
  const averages = {};
  for (const [subject, given] of Object.entries(marks)) {
    const total = given.reduce((sum, mark) => sum + mark, 0);
    averages[subject] = total / given.length;
  }
  return averages;
}

module.exports = { averageMarks };
