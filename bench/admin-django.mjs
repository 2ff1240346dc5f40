/**
 * Our admin beside Django's, over the same rows of the same tables: `users`, with a million rows unless told. Each page
 * should be there three times as soon as Django's, at the median.
 *
 * - Django as Debian has it (python3-django, python3-psycopg2, gunicorn), set up as for production (admin-django/): one
 *   process, threads that keep connections to clients and to the database, templates loaded once. It has the same
 *   columns, search, filters, page size, form and inline, trigram indexes for its own way to search, and PostgreSQL's
 *   default of parallel workers, which our local server has off. Its figure is the default ModelAdmin. Beside it, for
 *   fairness: without the full count (`show_full_result_count`), and without `date_hierarchy` as well.
 * - Ours is one process too. A page of Django is one answer, HTML; a page of ours is what the browser asks for when it
 *   opens: of a list rows, filters with their counts, and saved views, all at once; of a form the row. All of it counts.
 *   In "a new tab" the site's own answers come first: the document, who is signed in, which screens there are. Scripts
 *   and styles are in the browser's cache, of both, and so is, in Django's favour, the script of translations that its
 *   pages ask for anew each time. What the browser does with an answer is nobody's figure here.
 * - Both have a signed-in superuser, keep-alive, the same client, and take turns.
 *
 * `node bench/admin-django.mjs [rows] [rounds] [--keep]`, after `npm run build`; `--keep` leaves the rows for another run.
 */
import { join } from 'node:path';
import { openDatabase } from '@red-tortoise/database';
import { startServices } from '@red-tortoise/services';
import { local } from '../infra/local/paths.mjs';
import { filesIn } from '../infra/local/stack/dev-files.mjs';
import { startProduct } from '../infra/local/stack/start-product.mjs';
import { checkSame, comparedPages } from './admin-django/compared-pages.mjs';
import { enterAdmin } from './admin-django/enter-admin.mjs';
import { emptyPeople, fillPeople } from './admin-django/fill-people.mjs';
import { djangoVersion, startDjango } from './admin-django/start-django.mjs';
import { percentile, timed } from './product.mjs';

const [rows = 1_000_000, rounds = 30] = process.argv
  .slice(2)
  .filter((word) => /^\d+$/.test(word))
  .map(Number);
const keep = process.argv.includes('--keep');
const aim = 3;

const version = await djangoVersion();
if (version === null) {
  process.stderr.write(
    'Django is not installed. As root on Debian: apt-get install python3-django python3-psycopg2 gunicorn\n' +
      'Debian 12 and 13 have Django 3.2 and 4.2; the 5 of the next release installs beside their Python:\n' +
      "  add its suite (forky) to apt's sources with a low priority, then apt-get install -t forky python3-django\n",
  );
  process.exit(1);
}

const services = await startServices({ directory: join(local, 'bench-admin') });
const database = openDatabase({ url: services.urls.databaseUrl, timeout: 600_000, poolSize: 1 });
const ending = [() => services.stop(), () => database.$disconnect()];
try {
  const files = filesIn('bench-admin');
  const admin = await startProduct({ only: ['admin'], services: services.urls, files, given: { LOG_LEVEL: 'warn' } });
  ending.push(() => admin.stop());
  process.stdout.write(`filling: ${((await timed(() => fillPeople(database, rows))) / 1_000).toFixed(0)} s\n`);
  if (!keep) ending.push(() => emptyPeople(database));
  await database.$executeRawUnsafe('drop schema if exists django cascade');
  await database.$executeRawUnsafe('create schema django');
  ending.push(() => database.$executeRawUnsafe('drop schema django cascade'));
  await database.staffMember.deleteMany();
  const cookie = await enterAdmin(admin.urls.admin, admin.env);
  const django = await startDjango(services.urls.databaseUrl);
  ending.push(() => django.stop());
  await compare({ url: admin.urls.admin, cookie }, django);
} finally {
  for (const end of ending.reverse()) await end();
}

async function compare(ours, django) {
  const cases = comparedPages(await personWithMemberships(), ours, django);
  for (const page of cases) {
    await checkSame(page);
    for (const side of page.sides) {
      await warm(side);
      page.figures.set(side.name, []);
    }
    process.stdout.write(`warm: ${page.title}\n`);
  }
  for (let round = 0; round < rounds; round++)
    for (const { sides, figures } of cases)
      for (let turn = 0; turn < sides.length; turn++) {
        const side = sides[(round + turn) % sides.length];
        figures.get(side.name).push(await timed(side.open));
      }
  print(cases);
}

/** As a process that has been at work for a while: each side gets the same time for each page. */
async function warm({ open }) {
  const start = performance.now();
  for (let times = 0; times < 2 || performance.now() - start < 2_000; times++) await open();
}

async function personWithMemberships() {
  const where = { memberships: { some: {} } };
  return (await database.user.findFirstOrThrow({ where, orderBy: { id: 'asc' } })).id;
}

function print(cases) {
  const cell = (text) => String(text).padStart(14);
  const sides = cases[0].sides.map(({ name }) => name);
  process.stdout.write(
    `Django ${version}, ${rows.toLocaleString('en')} people, ${rounds} rounds; median/p95 in ms, and Django's median over ours\n`,
  );
  process.stdout.write(
    `${''.padEnd(32)}${sides.map(cell).join('')}${cell('ratio')}${cell('no full count')}${cell('no hierarchy')}\n`,
  );
  const missed = [];
  for (const { title, figures } of cases) {
    const both = (side) => [0.5, 0.95].map((share) => percentile(figures.get(side), share));
    const [own] = both('ours');
    const ratios = sides.slice(1).map((side) => both(side)[0] / own);
    const told = sides.map((side) =>
      both(side)
        .map((figure) => figure.toFixed(0))
        .join('/'),
    );
    process.stdout.write(
      `${title.padEnd(32)}${told.map(cell).join('')}${ratios.map((ratio) => cell(`${ratio.toFixed(1)} ×`)).join('')}\n`,
    );
    if (ratios[0] < aim) missed.push(title);
  }
  process.stdout.write(
    missed.length === 0 ? `each at least ${aim} times as fast\n` : `below ${aim} ×: ${missed.join('; ')}\n`,
  );
  process.exitCode = missed.length === 0 ? 0 : 1;
}
