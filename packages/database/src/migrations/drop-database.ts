import pg from 'pg';
import { runOnce } from './run-once.js';

const insufficientPrivilege = '42501';
const objectInUse = '55006';
const attempts = 20;

/**
 * Drops a database together with the connections to it. A maintenance process of the server's own, which we may not
 * end, can be in it for a moment: then it waits and tries again.
 */
export async function dropDatabase(url: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await runOnce(url, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
      return;
    } catch (error) {
      const { code } = error as { code?: string };
      if ((code !== insufficientPrivilege && code !== objectInUse) || attempt === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}
