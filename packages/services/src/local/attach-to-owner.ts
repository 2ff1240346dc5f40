import type { RunningServices } from '../running-services.js';
import type { ServiceName, ServiceUrls } from '../service-urls.js';
import { serviceAddresses } from '../service-urls.js';
import { ServicesError } from '../services-error.js';
import { askControl, type ControlRequest, type OwnerStatus } from './control-channel.js';
import type { LocalRequest } from './local-request.js';

/** Uses the servers that another process has started in the directory; undefined where nobody answers. */
export async function attachToOwner({ directory, wanted, log }: LocalRequest): Promise<RunningServices | undefined> {
  const status = await askControl(directory, { action: 'status' });
  if (!status) return undefined;
  requireWanted(status, wanted);
  log(`Using the services that process ${status.owner} runs in ${directory}`);

  let { processes } = status;
  const ask = async (request: ControlRequest) => {
    const after = await askControl(directory, request);
    if (!after)
      throw new ServicesError('services.not-ours', `The process that ran the services in ${directory} has gone`);
    processes = after.processes;
  };
  return {
    urls: status.urls as ServiceUrls,
    how: 'root file system',
    processes: () => processes,
    kill: (name, signal) => ask({ action: 'kill', name, signal }),
    restart: (name) => ask({ action: 'restart', name }),
    stop: async () => {},
  };
}

function requireWanted(status: OwnerStatus, wanted: ServiceName[]): void {
  const lacking = serviceAddresses.filter(({ name, key }) => wanted.includes(name) && !status.urls[key]);
  if (lacking.length === 0) return;
  const names = lacking.map(({ name }) => name).join(', ');
  throw new ServicesError(
    'services.directory-in-use',
    `Process ${status.owner} runs services here, but without ${names}. Stop it first, or give ` +
      `${lacking.map(({ variable }) => variable).join(', ')}.`,
  );
}
