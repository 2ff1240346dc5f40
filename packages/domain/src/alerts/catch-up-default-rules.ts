import type { Database } from '@red-tortoise/database';
import { ensureDefaultRules } from './ensure-default-rules.js';

const peopleAtOnce = 500;

/** For people who came before there were rules, or whose sign-up was cut short. Answers how many got theirs. */
export async function catchUpDefaultRules(database: Database): Promise<number> {
  const people = await database.user.findMany({
    where: { alertSettings: null },
    select: { id: true },
    take: peopleAtOnce,
  });
  for (const { id } of people) await ensureDefaultRules(database, id);
  return people.length;
}
