export { probeEndpoint, type EndpointCapabilities } from './doctor.js';
export type { ModelEndpoint } from './endpoint.js';
export { openModel } from './model.js';
