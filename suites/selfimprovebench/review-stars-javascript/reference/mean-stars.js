function meanStars(reviews, product) {
  const stars = reviews.filter(([reviewed]) => reviewed === product).map(([, given]) => given);
  const total = stars.reduce((sum, given) => sum + given, 0);
  return stars.length === 0 ? 0 : total / stars.length;
}

module.exports = { meanStars };
