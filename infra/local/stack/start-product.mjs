import { fileURLToPath } from 'node:url';
import { runQuietly } from '../run-quietly.mjs';
import { appEnvironment, planApps } from './app-plan.mjs';
import { authSecret } from './auth-secret.mjs';
import { choosePorts } from './ports.mjs';
import { startApps } from './start-apps.mjs';

const prepareStores = fileURLToPath(new URL('./prepare-stores.mjs', import.meta.url));
/** Several products start at the same time in tests; with usual ports they would run for the same ones. */
const anyPorts = { web: 0, api: 0, admin: 0, orchestrator: 0 };

/**
 * Apps (`only` names them) on stores that run already, without a word on the console: for journeys and benchmarks. `services` is what
 * startServices answers as `urls`, `files` as in dev-files.mjs, `given` what else the apps' environment should hold;
 * `prepared` says that the stores have their tables and indexes.
 */
export async function startProduct({ services, files, only, given = {}, prepared = false }) {
  const ports = await choosePorts(files.ports, only.includes('mail') ? { ...anyPorts, mail: 0, smtp: 0 } : anyPorts);
  const env = appEnvironment({
    services,
    ports,
    secret: authSecret(files.secret),
    // Journeys and benchmarks reach nothing outside unless they say so.
    given: { ...process.env, OSV_URL: 'off', ...given },
  });
  if (!prepared) await runQuietly(process.execPath, [prepareStores], { env });
  const plan = planApps({ env, ports }).filter(({ name }) => only.includes(name));
  const apps = await startApps(plan, { logs: files.logs });
  return { env, urls: Object.fromEntries(plan.map(({ name, url }) => [name, url])), stop: () => apps.stop() };
}
