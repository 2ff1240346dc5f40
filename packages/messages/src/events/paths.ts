import { wellFormed } from '../words/well-formed.js';

const inPath = (text: string) => encodeURIComponent(wellFormed(text));

/** Pages of the web app, below its address. */
export const packagePath = (packagePurl: string) => `/packages/${inPath(packagePurl)}`;
export const advisoryPath = (id: string) => `/advisories/${inPath(id)}`;
export const findingPath = (id: string) => `/findings/${inPath(id)}`;
export const projectPath = (id: string) => `/projects/${inPath(id)}`;
