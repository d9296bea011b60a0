import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config/config.js';
import { portOf, serve } from '../embedded/process.js';
import { openServer } from './server.js';
import { openService } from './service.js';

const TITLE = 'offline model';
const { values } = parseArgs({ options: { port: { type: 'string', default: '8099' }, host: { type: 'string', default: '127.0.0.1' } } });
const port = portOf(TITLE, values.port);
const { home } = readConfig();
serve(TITLE, openServer(await openService(join(home, 'cache'), join(home, 'adapters'))), { port, host: values.host }, async () => {});
