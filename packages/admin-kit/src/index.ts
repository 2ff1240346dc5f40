export type { Viewer } from './viewer.js';
