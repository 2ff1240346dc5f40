import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// This file lies directly below src and below dist, so one step up is the package in both.
const packageRoot = fileURLToPath(new URL('..', import.meta.url));

export const repositoryRoot = join(packageRoot, '..', '..');
export const composeFile = join(repositoryRoot, 'docker-compose.yml');
export const gatewayEntry = join(packageRoot, 'dist', 'gateway', 'main.js');
export const commandLineEntry = join(packageRoot, 'dist', 'cli.js');
export const makeRootFileSystemScript = join(packageRoot, 'scripts', 'make-root-file-system.sh');
export const runInRootFileSystemScript = join(packageRoot, 'scripts', 'run-in-root-file-system.sh');
