/** Runs npm scripts, all that are named, and says at the end which failed: `node scripts/each.mjs lint format`. */
import { spawnSync } from 'node:child_process';

const names = process.argv.slice(2);
const failed = names.filter((name) => {
  console.error(`\n> ${name}`);
  return spawnSync('npm', ['run', '--silent', name], { stdio: 'inherit' }).status !== 0;
});
console.error(
  failed.length === 0
    ? `\nall of ${names.join(', ')} pass`
    : `\nfailed: ${failed.join(', ')} (of ${names.join(', ')}); one alone: npm run NAME`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
