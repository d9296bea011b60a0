import { describe, expect, it } from 'vitest';
import { isPriced, refuseUnpriced } from '../../cli/campaign-request.js';
import { dollarsText } from '../../cli/extension.js';
import { readConfig } from '../../config/config.js';

const priceOf = (env: Readonly<Record<string, string>>): { readonly priced: boolean } => ({ priced: isPriced(readConfig(env)) });

describe('a budget in dollars', () => {
  it('is refused where the model has no price, whether it is given anew or added', () => {
    expect(() => refuseUnpriced(dollarsText({ to: 5 }), priceOf({}))).toThrow(
      'a budget of 5 US dollars would never be reached: the model has no price.',
    );
    expect(() => refuseUnpriced(dollarsText({ more: 0.5 }), priceOf({}))).toThrow('a budget of 0.5 US dollars more would never be reached');
  });

  it.each(['RATCHET_USD_PER_MILLION_INPUT', 'RATCHET_USD_PER_MILLION_OUTPUT'])('is taken where %s says what a token costs', (setting) => {
    expect(() => refuseUnpriced(dollarsText({ to: 5 }), priceOf({ [setting]: '1' }))).not.toThrow();
  });
});
