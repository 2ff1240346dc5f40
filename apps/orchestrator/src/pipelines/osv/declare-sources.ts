import type { OrchestratorContext } from '../../context.js';
import { starterLocation } from './reading/open-location.js';

const osvNpm = 'osv-npm';

/**
 * Gives the sources that we know a row. Where OSV is comes from the environment at each start; the rest of a row is
 * staff's to change. Switched off in the environment, OSV is no source, and what it has brought stays.
 */
export async function declareSources({ database, environment }: OrchestratorContext): Promise<void> {
  await database.advisorySource.upsert({
    where: { name: 'starter' },
    create: {
      name: 'starter',
      title: 'Well-known npm advisories, shipped with Red Tortoise',
      location: starterLocation,
      cron: '0 3 * * *',
    },
    update: {},
  });
  const { OSV_URL } = environment;
  if (OSV_URL === 'off') {
    await database.advisorySource.deleteMany({ where: { name: osvNpm } });
    return;
  }
  const base = `${OSV_URL.replace(/\/+$/, '')}/npm`;
  const locations = {
    location: `${base}/all.zip`,
    indexLocation: `${base}/modified_id.csv`,
    recordLocation: `${base}/{id}.json`,
  };
  await database.advisorySource.upsert({
    where: { name: osvNpm },
    create: { name: osvNpm, title: 'Advisories for npm, collected by OSV', ...locations },
    update: locations,
  });
}
