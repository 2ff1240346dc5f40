/** An OSV record about a made-up package, as text. */
export function osvRecord({ id = 'GHSA-0001', name = 'left-pad', ...rest }: OsvFields = {}): string {
  const { fixed, introduced = '0', ...change } = rest;
  const events = [{ introduced }, ...(fixed === undefined ? [] : [{ fixed }])];
  return JSON.stringify({
    schema_version: '1.7.3',
    id,
    modified: '2024-01-01T00:00:00Z',
    published: '2023-01-01T00:00:00Z',
    summary: `Something about ${name}`,
    database_specific: { severity: 'HIGH' },
    affected: [{ package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events }] }],
    ...change,
  });
}

interface OsvFields {
  id?: string;
  name?: string;
  introduced?: string;
  fixed?: string;
  modified?: string;
  published?: string;
  withdrawn?: string;
  aliases?: string[];
  summary?: string;
  affected?: object[];
  database_specific?: object;
  [field: string]: unknown;
}
