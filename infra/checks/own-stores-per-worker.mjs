/**
 * Gives each jest worker databases of its own on the stores of this run, so that files that run at the same time
 * never see each other's data. It only sets names: a file that opens no store pays nothing.
 */
const worker = Number(process.env.JEST_WORKER_ID ?? 1);

ownDatabase('DATABASE_URL', `red_tortoise_test_${worker}`);
ownDatabase('MONGODB_URL', `red_tortoise_test_${worker}`);
ownDatabase('REDIS_URL', String(worker));
process.env.NAMESPACE = `test-${worker}`;

function ownDatabase(variable, name) {
  const given = process.env[variable];
  if (!given) return;
  const url = new URL(given);
  url.pathname = `/${name}`;
  process.env[variable] = url.href;
}
