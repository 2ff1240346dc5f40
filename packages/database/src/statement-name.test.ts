import { expect, it } from '@jest/globals';
import { statementName } from './statement-name.js';

const rows = 'SELECT "public"."notes"."id", "public"."notes"."userId" FROM "public"."notes"';
const page = 'LIMIT $2 OFFSET $3';

it.each([
  [`${rows} WHERE ("public"."notes"."id" = $1 AND 1=1) ${page}`],
  [`${rows} WHERE "public"."notes"."id" IN ($1) ORDER BY "public"."notes"."id" ASC ${page}`],
  [`${rows} WHERE "public"."notes"."userId" = $1 ORDER BY "public"."notes"."id" ASC ${page}`],
])('a statement that asks for the rows of one id keeps its plan: %s', (sql) => {
  expect(statementName(sql)).toMatch(/^of-one-id-[0-9a-f]{24}$/);
  expect(statementName(sql)).toBe(statementName(sql));
  expect(statementName(sql.replace('"userId"', '"text"'))).not.toBe(statementName(sql));
});

it.each([
  [`${rows} WHERE "public"."notes"."verified" = $1 ORDER BY "public"."notes"."id" ASC ${page}`],
  [`${rows} WHERE ("public"."notes"."id" = $1 AND "public"."notes"."kind" = $2) LIMIT $3 OFFSET $4`],
  [`${rows} WHERE "public"."notes"."id" IN ($1,$2) LIMIT $3 OFFSET $4`],
  [`${rows} WHERE 1=1 LIMIT $1 OFFSET $2`],
])('a statement whose plan depends on what is asked for is planned each time: %s', (sql) => {
  expect(statementName(sql)).toBe('');
});

it('a statement of our own is called what it says', () => {
  expect(statementName('\n    /* live-staff-session */\n    select 1')).toBe('live-staff-session');
});
