declare global {
  // not every browser has it, and the types of the DOM do not yet
  var trustedTypes: { createPolicy(name: string, rules: { readonly createHTML: (text: string) => string }): unknown } | undefined;
}

/**
 * The page asks the browser to refuse every text that would become markup. The one that is let through is the empty one,
 * by which what draws plots clears its place.
 */
export function letNoMarkupThrough(): void {
  globalThis.trustedTypes?.createPolicy('default', {
    createHTML: (text) => {
      if (text === '') return text;
      throw new TypeError('no text becomes markup here');
    },
  });
}
