import { existsSync, readFileSync } from 'node:fs';
import { runQuietly } from './run-quietly.mjs';
import { Stop } from './stop-with-message.mjs';

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Makes sure that browser journeys find a Chromium, and tells them where in CHROMIUM_PATH. */
export async function installChromium() {
  const found = findChromium();
  const path = found ?? (await installWithApt());
  process.env.CHROMIUM_PATH = path;
  return found ? 'found' : 'installed';
}

function findChromium() {
  return [process.env.CHROMIUM_PATH, ...usualPlaces].find((path) => path && existsSync(path));
}

async function installWithApt() {
  const isDebian = existsSync('/etc/os-release') && /\bdebian\b/i.test(readFileSync('/etc/os-release', 'utf8'));
  if (!isDebian || process.getuid?.() !== 0) {
    throw new Stop(
      'The browser tests need Chromium and it is not installed. Install Chromium or Chrome, or say where it is in ' +
        'CHROMIUM_PATH. (On Debian as root, npm test installs it by itself.)',
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runQuietly('apt-get', ['update', '--quiet'], { env });
  await runQuietly('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], { env });
  const path = findChromium();
  if (!path) throw new Stop('The package chromium was installed, but no browser was found in the usual places');
  return path;
}
