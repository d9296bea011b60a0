class Shelf {
  constructor(loaves) {
    this.loaves = loaves;
  }

  /** Whether so many loaves are there; they stay there. */
  has(count) {
    return count <= this.loaves;
  }

  /** Takes so many loaves away, and says whether they were there; where they were not, nothing is taken. */
  take(count) {
    if (!this.has(count)) {
      return false;
    }
    this.loaves -= count;
    return true;
  }
}

module.exports = { Shelf };
