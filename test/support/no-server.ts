import { Server } from 'node:net';
import { refuse } from './refused.js';

/** Set up before each unit test file: one that opens a server after all fails, and says what makes it a long one. */
Reflect.set(Server.prototype, 'listen', () => refuse('a server', 'SERVERS'));
