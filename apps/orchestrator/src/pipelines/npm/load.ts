import { loadInto } from '../packages/load.js';
import type { Lifetimes } from '../packages/store/next-look-up.js';
import { npmEcosystem } from './npm-ecosystem.js';

export function loadNpm(lifetimes: Lifetimes) {
  return loadInto(npmEcosystem, lifetimes);
}
