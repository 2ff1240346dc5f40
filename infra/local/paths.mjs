import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
/** Everything that this checkout makes for itself: data, logs, ports, stamps. Ignored by git. */
export const local = join(root, '.local');

export const inRoot = (...parts) => join(root, ...parts);
