import { createHash } from 'node:crypto';

const named = /^\s*\/\* ([a-z-]+) \*\//;
const ofOneId =
  /WHERE \(?"public"\."\w+"\."(?:id|\w+Id)" (?:=|IN) \(?\$1\)?(?: AND 1=1\))?(?: ORDER BY [^$]+)? LIMIT \$2 OFFSET \$3$/;

/**
 * The name by which a connection keeps a statement's plan; none where each call is to be planned by what it asks for. A
 * plan is kept where the best one is always the same: of our own statements that begin with a name, in a comment, and
 * of Prisma's that ask for nothing but the rows of one id.
 */
export function statementName(sql: string): string {
  const name = named.exec(sql)?.[1];
  if (name !== undefined) return name;
  return ofOneId.test(sql) ? `of-one-id-${createHash('sha1').update(sql).digest('hex').slice(0, 24)}` : '';
}
