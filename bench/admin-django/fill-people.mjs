/** Who signed up, in the order in which they did, over six years; one in ten is called Maria, one in 50,000 Quetzalcoatl. */
const people = `
  insert into users (id, name, email, "emailVerified", "feedSeenAt", "createdAt", "updatedAt")
  select md5(n::text), first || ' ' || last, lower(first) || '.' || lower(last) || n || '@' || host, abs(hashtext(n::text)) % 10 > 0,
    case when n % 3 = 0 then null else at + interval '3 days' end, at, at
  from generate_series(1, $1::int) n,
  lateral (select
    case when n % 50000 = 77 then 'Quetzalcoatl'
      when n % 10 = 7 then 'Maria'
      else (array['Ada','Grace','Alan','Edsger','Barbara','Donald','Katherine','Linus','Margaret','Niklaus'])[1 + n / 7 % 10]
    end as first,
    initcap(translate(substr(md5((n / 3)::text), 1, 7), '0123456789', 'aeioulmnrs')) as last,
    (array['example.test','mail.example.test','post.example.test'])[1 + n % 3] as host,
    timestamp '2020-11-01' + (interval '6 years' * n / $1::int) as at
  ) made`;
const organisations = `
  insert into organisations (id, name, "updatedAt")
  select md5('organisation' || n), 'Organisation ' || n, now() from generate_series(1, 1000) n`;
const memberships = `
  insert into memberships ("organisationId", "userId")
  select md5('organisation' || 1 + n % 1000), md5(n::text) from generate_series(5, $1::int, 5) n`;
/** Django asks for UPPER(column): these are to it what the trigram indexes on the columns are to us. */
const forDjango = ['email', 'name'].map(
  (column) =>
    `create index if not exists bench_upper_${column} on users using gin (upper(${column}::text) gin_trgm_ops)`,
);

/** Rows for both admins, in our own tables. Indexes are made anew behind the rows, which is quicker than filling them. */
export async function fillPeople(database, rows) {
  const [{ count }] = await database.$queryRawUnsafe('select count(*)::int from users');
  if (count === rows) return;
  await emptyPeople(database);
  const indexes = await database.$queryRawUnsafe(
    `select indexname as name, indexdef as made from pg_indexes where tablename = 'users' and indexname like 'users%idx'`,
  );
  await database.$transaction(
    async (transaction) => {
      await transaction.$executeRawUnsafe(`set local maintenance_work_mem = '512MB'`);
      for (const { name } of indexes) await transaction.$executeRawUnsafe(`drop index "${name}"`);
      await transaction.$executeRawUnsafe(people, rows);
      await transaction.$executeRawUnsafe(organisations);
      await transaction.$executeRawUnsafe(memberships, rows);
      for (const { made } of indexes) await transaction.$executeRawUnsafe(made);
      for (const made of forDjango) await transaction.$executeRawUnsafe(made);
    },
    { timeout: 600_000 },
  );
  for (const table of ['users', 'organisations', 'memberships'])
    await database.$executeRawUnsafe(`vacuum analyze ${table}`);
}

export async function emptyPeople(database) {
  await database.$executeRawUnsafe('truncate users, organisations cascade');
  for (const column of ['email', 'name'])
    await database.$executeRawUnsafe(`drop index if exists bench_upper_${column}`);
}
