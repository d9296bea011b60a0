const { Failure } = require('./values.js');

/** Goes through the words of a stage. */
class Reader {
  constructor(words) {
    this.words = words;
    this.at = 0;
  }

  get now() {
    return this.words[this.at];
  }

  /** Takes the next word where it is one of these signs, or a name of them. */
  take(...wanted) {
    const word = this.now;
    if (word === undefined || !['sign', 'name'].includes(word.kind) || !wanted.includes(word.value)) {
      return undefined;
    }
    this.at += 1;
    return word.value;
  }

  takeKind(kind) {
    if (this.now?.kind !== kind) {
      return undefined;
    }
    this.at += 1;
    return this.words[this.at - 1].value;
  }

  need(sign) {
    if (this.take(sign) === undefined) {
      this.fail(sign);
    }
  }

  needName(what) {
    return this.takeKind('name') ?? this.fail(what);
  }

  fail(what) {
    throw new Failure(`expected ${what} but found ${this.now?.shown ?? 'the end'}`);
  }

  end() {
    if (this.now !== undefined) {
      this.fail('the end');
    }
  }
}

module.exports = { Reader };
