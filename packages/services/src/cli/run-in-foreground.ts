import { startServices } from '../start-services.js';
import { printUrls } from './print-urls.js';

const stopSignals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs the services until a signal asks to stop. This is also what `start` puts into the background. */
export async function runInForeground(directory: string): Promise<void> {
  const stopAsked = new Promise<void>((resolve) => {
    for (const signal of stopSignals) process.on(signal, () => resolve());
  });
  const services = await startServices({ directory, log: (line) => process.stdout.write(`${line}\n`) });
  printUrls(services.urls);
  process.stdout.write('ready\n');
  const keepAlive = setInterval(() => {}, 60_000);
  await stopAsked;
  clearInterval(keepAlive);
  await services.stop();
}
