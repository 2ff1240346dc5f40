import { execFile } from 'node:child_process';
import { inRoot } from '../paths.mjs';
import { Stop } from '../stop-with-message.mjs';

/** The member of staff that a new installation starts with. The first sign-in enrols an authenticator app. */
export const seededStaff = { email: 'staff@red-tortoise.example', password: 'slow-and-steady-wins' };

const thereIsOne = 2;
const timeout = 30_000;

/** As `npm run staff -- create` does. The second time it finds them, with whatever password they have by now. */
export function seedStaff(env) {
  const cli = inRoot('apps/admin/dist/staff/cli.js');
  const create = [cli, 'create', seededStaff.email, '--name', 'Demo staff', '--superuser'];
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, create, { env, timeout }, (error, _output, complaint) => {
      if (error && error.code !== thereIsOne) reject(new Stop(`The demo staff could not be made: ${complaint}`));
      else resolve(seededStaff.email);
    });
    child.stdin.end(seededStaff.password);
  });
}
