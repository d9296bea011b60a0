import { Client, type Connection } from '@temporalio/client';
import { clientInterceptors } from '../telemetry/client-interceptors.js';

/** A client of the engine, which sends along in which trace it is asked. */
export function temporalClient(connection: Connection, namespace: string): Client {
  return new Client({ connection, namespace, interceptors: { workflow: [...clientInterceptors()] } });
}
