import { describe, expect, it } from '@jest/globals';
import { exportFormats } from '@red-tortoise/contracts';
import { exportLinks } from './export-links.js';

describe('the files of a project', () => {
  const addresses = exportLinks('p1').map(({ address }) => address);

  it('are offered in every format that the API makes, each once', () => {
    const formats = addresses.map((address) => /^\/v1\/projects\/p1\/exports\/(\w+)/.exec(address)?.[1]);
    expect(new Set(formats)).toEqual(new Set(Object.keys(exportFormats)));
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('include components and findings as CSV', () => {
    expect(addresses.filter((address) => address.includes('/csv'))).toEqual([
      '/v1/projects/p1/exports/csv',
      '/v1/projects/p1/exports/csv?of=findings',
    ]);
  });
});
