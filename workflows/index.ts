export { campaign } from './campaign.js';
export { cycle } from './cycle.js';
export { extend } from './extend.js';
export { night } from './night.js';
export { race } from './race.js';
export { rollback } from './rollback.js';
export { solve } from './solve.js';
export { trust } from './trust.js';
