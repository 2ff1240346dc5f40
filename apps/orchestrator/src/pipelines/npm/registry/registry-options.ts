import Config from '@npmcli/config';
import parts from '@npmcli/config/lib/definitions/index.js';
import type npmFetch from 'npm-registry-fetch';

export interface RegistryOptionsSource {
  /** Asks this registry for everything, scoped packages too; else npm's configuration decides. */
  registryUrl?: string | undefined;
  /** Where npm looks for a project's .npmrc. */
  directory?: string;
  environment?: NodeJS.ProcessEnv;
}

/**
 * The registry, scopes, credentials, proxy and certificates of npm's own configuration (.npmrc files and environment),
 * so that a company's registry works here as it works for its developers.
 */
export async function registryOptions(source: RegistryOptionsSource = {}): Promise<npmFetch.Options> {
  const { registryUrl, directory = process.cwd(), environment = process.env } = source;
  const config = new Config({
    ...parts,
    npmPath: directory,
    env: { ...environment },
    argv: [],
    cwd: directory,
    warn: false,
  });
  await config.load();
  const configured = config.flat;
  if (registryUrl === undefined) return configured;
  const withoutScopes = Object.entries(configured).filter(([key]) => !key.endsWith(':registry'));
  return { ...Object.fromEntries(withoutScopes), registry: registryUrl };
}
