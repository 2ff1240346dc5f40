import { type DomainContext, processImport, syncProjectFeed } from '@red-tortoise/domain';
import type { Person } from './start-api.js';

export interface LockedPackage {
  name: string;
  version: string;
  /** Asked for by the project itself. */
  direct?: boolean;
  dev?: boolean;
  licence?: string;
}

/** A package-lock of version 3. Packages that are not direct are required by the first that is. */
export function lockfileOf(packages: readonly LockedPackage[]): Buffer {
  const direct = packages.filter((entry) => entry.direct !== false);
  const transitive = packages.filter((entry) => entry.direct === false);
  const dependencies = (entries: readonly LockedPackage[]) =>
    Object.fromEntries(entries.map(({ name, version }) => [name, `^${version}`]));
  const entries = packages.map((entry) => [
    `node_modules/${entry.name}`,
    {
      version: entry.version,
      resolved: `https://registry.example.test/${entry.name}/-/x-${entry.version}.tgz`,
      integrity: 'sha512-AA==',
      license: entry.licence,
      dev: entry.dev,
      dependencies: entry === direct[0] ? dependencies(transitive) : undefined,
    },
  ]);
  const root = {
    name: 'web-shop',
    dependencies: dependencies(direct.filter(({ dev }) => !dev)),
    devDependencies: dependencies(direct.filter(({ dev }) => dev)),
  };
  return Buffer.from(
    JSON.stringify({ name: 'web-shop', lockfileVersion: 3, packages: { '': root, ...Object.fromEntries(entries) } }),
  );
}

/** A project with one import that is done, as the API and the orchestrator make it together. */
export async function importLockfile(
  context: DomainContext,
  person: Person,
  packages: readonly LockedPackage[],
  name = 'web-shop',
): Promise<{ projectId: string; importId: string }> {
  const projectId = (await person.post('/v1/projects', { name })).body.id as string;
  const accepted = await person.post(
    `/v1/projects/${projectId}/imports?filename=package-lock.json`,
    lockfileOf(packages),
  );
  await processImport(context, accepted.body.id);
  await syncProjectFeed(context, projectId);
  return { projectId, importId: accepted.body.id };
}
