export { openEmbedder } from './open-embedder.js';
