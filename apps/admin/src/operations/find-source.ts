import { CodedError } from '@red-tortoise/contracts';
import type { AdvisorySource, Database } from '@red-tortoise/database';
import { advisoryTaskPrefix } from '@red-tortoise/domain';

/** @throws CodedError source.not-found */
export async function findSource(database: Pick<Database, 'advisorySource'>, name: string): Promise<AdvisorySource> {
  const source = await database.advisorySource.findUnique({ where: { name } });
  if (!source) throw new CodedError('source.not-found');
  return source;
}

/** The task of the clock that reads a source. */
export const taskOfSource = (name: string) => `${advisoryTaskPrefix}${name}`;
