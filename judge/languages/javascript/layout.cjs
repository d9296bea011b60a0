'use strict';
// Where tests and solution are run: JavaScript where the judge has put it, and nobody can write.

module.exports = { ROOT: '/job', runnable: (path) => path, place: () => undefined };
