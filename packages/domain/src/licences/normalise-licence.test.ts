import { describe, expect, it } from '@jest/globals';
import { type LicenceMappings, licenceKey, normaliseLicence } from './normalise-licence.js';

const rows: [string, string][] = [
  ['MIT/X11', 'MIT'],
  ['BSD', 'BSD-2-Clause AND BSD-3-Clause'],
  ['GPLv3', 'GPL-3.0-or-later'],
  ['House rules', 'LicenseRef-house'],
];
const mappings: LicenceMappings = new Map(rows.map(([text, spdx]) => [licenceKey(text), spdx]));

describe('a licence field means an SPDX expression', () => {
  it.each([
    ['MIT', 'MIT'],
    ['mit', 'MIT'],
    [' MIT License ', 'MIT'],
    ['Apache License 2.0', 'Apache-2.0'],
    ['Apache License, Version 2.0', 'Apache-2.0'],
    ['Apache2', 'Apache-2.0'],
    ['BSD 3-Clause', 'BSD-3-Clause'],
    ['The Unlicense', 'Unlicense'],
    ['GPL-2.0', 'GPL-2.0-only'],
    ['GNU GPL v2', 'GPL-2.0-only'],
    ['GPL-2.0+', 'GPL-2.0-or-later'],
    ['LGPLv2.1+', 'LGPL-2.1-or-later'],
    ['GPL v2 or later', 'GPL-2.0-or-later'],
    ['(MIT OR Apache-2.0)', '(MIT OR Apache-2.0)'],
    ['mit or apache 2.0', 'MIT OR Apache-2.0'],
    ['(MIT AND (ISC OR 0BSD))', '(MIT AND (ISC OR 0BSD))'],
    ['GPL-2.0 WITH Classpath-exception-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['MIT OR LicenseRef-ours', 'MIT OR LicenseRef-ours'],
  ])('%s: %s', (text, expression) => {
    expect(normaliseLicence(text, mappings)).toBe(expression);
  });

  it('by the mappings, whatever its case and white space, alone and within an expression', () => {
    expect(normaliseLicence(' mit/x11', mappings)).toBe('MIT');
    expect(normaliseLicence('(BSD OR MIT/X11)', mappings)).toBe('((BSD-2-Clause AND BSD-3-Clause) OR MIT)');
  });

  it('by the mappings before our own reading', () => {
    expect(normaliseLicence('GPLv3', new Map())).toBe('GPL-3.0-only');
    expect(normaliseLicence('gplv3', mappings)).toBe('GPL-3.0-or-later');
  });
});

describe('a licence is not known', () => {
  it.each([
    null,
    '',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE.md',
    'NOASSERTION',
    'not MIT',
    'Proprietary (MIT style)',
    'MIT*',
    'MIT, Apache-2.0',
    'GPL',
    'GNU Lesser General Public License v3 or something',
    'LicenseRef-ours',
    'MIT AND LicenseRef-ours',
    'House rules',
    '(MIT',
    'MIT OR',
    'MIT WITH no-exception',
    'constructor',
    '__proto__',
    'МIT',
  ])('%s', (text) => {
    expect(normaliseLicence(text, mappings)).toBeNull();
  });
});

describe('a hostile licence field', () => {
  const parentheses = '('.repeat(10_000);
  it.each<[string, string]>([
    ['ten thousand parentheses', `${parentheses}MIT${parentheses.replaceAll('(', ')')}`],
    ['a million parentheses', '('.repeat(1_000_000)],
    ['a licence text', 'Permission is hereby granted '.repeat(100_000)],
    ['an endless chain', 'MIT OR '.repeat(100_000)],
    ['white space', `MIT${' '.repeat(1_000_000)}OR`],
  ])('is not known: %s', (_, text) => {
    expect(normaliseLicence(text, mappings)).toBeNull();
  });

  it('within the limit is read whole', () => {
    expect(normaliseLicence(`${'('.repeat(490)}MIT${')'.repeat(490)}`, mappings)).toBe(
      `${'('.repeat(490)}MIT${')'.repeat(490)}`,
    );
    const chain = Array.from({ length: 140 }, () => 'MIT').join(' OR ');
    expect(normaliseLicence(chain, mappings)).toBe(chain);
  });
});
