import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { local } from '../../infra/local/paths.mjs';

const run = promisify(execFile);
const folder = fileURLToPath(new URL('.', import.meta.url));
/** Debian's own: what another Python has installed is not what is measured. */
const python = '/usr/bin/python3';
const password = randomUUID();

/** Its version, or null when it is not installed whole. */
export async function djangoVersion() {
  const look = 'import django, gunicorn, psycopg2; print(django.get_version())';
  return run(python, ['-c', look]).then(
    ({ stdout }) => stdout.trim(),
    () => null,
  );
}

/** Django with gunicorn, one process, over our database: answers with its address, a member of staff's cookie, and how to end it. */
export async function startDjango(databaseUrl) {
  const env = {
    PATH: process.env.PATH,
    PYTHONPATH: folder,
    PYTHONPYCACHEPREFIX: join(local, 'bench-admin', 'pycache'),
    DJANGO_SETTINGS_MODULE: 'settings',
    DJANGO_SECRET_KEY: randomUUID(),
    DJANGO_SUPERUSER_PASSWORD: password,
    DATABASE_URL: databaseUrl,
  };
  const django = (...args) => run(python, ['-m', 'django', ...args], { env });
  await django('migrate', '--verbosity=0');
  await django('createsuperuser', '--noinput', '--username=grace', '--email=grace@example.test');
  // Threads, because only such a worker keeps connections open; it is one process, as our admin is.
  const options = ['--workers=1', '--threads=4', '--bind=127.0.0.1:0', '--keep-alive=75'];
  const server = spawn(python, ['-m', 'gunicorn', ...options, 'django.core.wsgi:get_wsgi_application()'], { env });
  const gone = new Promise((resolve) => server.once('exit', resolve));
  const stop = () => {
    server.kill();
    return gone;
  };
  try {
    const url = await Promise.race([addressOf(server), gone.then(() => Promise.reject(new Error('gunicorn ended')))]);
    return { url, cookie: await signIn(url), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** gunicorn chooses a free port, and tells it in its log. */
async function addressOf({ stderr }) {
  for await (const line of createInterface({ input: stderr })) {
    const [, url] = /Listening at: (http:\S+)/.exec(line) ?? [];
    if (url) {
      // Whatever else it says: a pipe that nobody reads would stop it.
      stderr.resume();
      return url;
    }
  }
  throw new Error('gunicorn does not listen');
}

async function signIn(url) {
  const page = `${url}/default/login/`;
  const form = await fetch(page);
  const [, token] = /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(await form.text()) ?? [];
  const answer = await fetch(page, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(form) },
    body: new URLSearchParams({ csrfmiddlewaretoken: token, username: 'grace', password }),
  });
  if (answer.status !== 302) throw new Error(`Django's admin lets nobody in: ${answer.status}`);
  return cookiesOf(answer);
}

const cookiesOf = (answer) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
