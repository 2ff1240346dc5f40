import { describe, expect, it } from '@jest/globals';
import { pluralOf, wordsOf } from './words.js';

describe('the label of a field', () => {
  it.each([
    ['createdAt', 'Created at'],
    ['organisation.name', 'Organisation name'],
    ['_id', 'ID'],
    ['spdx', 'SPDX'],
    ['projectId', 'Project ID'],
    ['ruleIds', 'Rule IDs'],
    ['packagePurl', 'Package PURL'],
    ['packagePurls', 'Package PURLs'],
    ['ipAddress', 'IP address'],
    ['cvssVector', 'CVSS vector'],
    ['ApiToken', 'API token'],
    ['rss', 'RSS'],
    ['npm', 'npm'],
    ['pypi', 'PyPI'],
    ['etag', 'ETag'],
    ['identifier', 'Identifier'],
    ['valid', 'Valid'],
  ])('%s is %s', (name, label) => {
    expect(wordsOf(name)).toBe(label);
  });

  it('has a plural', () => {
    expect(['API token', 'Policy', 'Watch'].map(pluralOf)).toEqual(['API tokens', 'Policies', 'Watches']);
  });
});
