import { describe, expect, it } from 'vitest';
import { isPriced, refuseUnpriced } from '../../campaigns/offer.js';
import { readConfig } from '../../config/config.js';

const pricedBy = (env: Readonly<Record<string, string>>): boolean => isPriced(readConfig(env).model);

describe('a budget in dollars', () => {
  it('is refused where the model has no price, whether it is given anew or added', () => {
    expect(() => refuseUnpriced({ to: 5 }, pricedBy({}))).toThrow(
      'a budget of 5 US dollars would never be reached: the model has no price.',
    );
    expect(() => refuseUnpriced({ more: 0.5 }, pricedBy({}))).toThrow('a budget of 0.5 US dollars more would never be reached');
  });

  it.each(['RATCHET_USD_PER_MILLION_INPUT', 'RATCHET_USD_PER_MILLION_OUTPUT'])('is taken where %s says what a token costs', (setting) => {
    expect(() => refuseUnpriced({ to: 5 }, pricedBy({ [setting]: '1' }))).not.toThrow();
  });
});
