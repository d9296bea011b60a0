import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { visibleLine } from '../domain/visible.js';
import { readConfig } from '../config/config.js';
import { openServer } from './server.js';
import { openService } from './service.js';

const { values } = parseArgs({ options: { port: { type: 'string', default: '8099' }, host: { type: 'string', default: '127.0.0.1' } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write(`offline model: --port ${visibleLine(values.port)}: expected a number from 0 to 65535\n`);
  process.exit(2);
}

const server = openServer(await openService(join(readConfig().home, 'cache')));
server.on('error', (error) => {
  process.stderr.write(`offline model: ${visibleLine(error.message)}\n`);
  process.exit(1);
});
server.listen(port, values.host, () => {
  const address = server.address();
  process.stdout.write(
    `offline model: http://${visibleLine(values.host)}:${typeof address === 'object' && address !== null ? address.port : port}/v1\n`,
  );
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close(() => process.exit(0)));
