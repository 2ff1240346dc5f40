import { describe, expect, it } from '@jest/globals';
import { LicenceList, readListedLicence } from './licence-list.js';

describe('licences that are allowed suffice', () => {
  it.each<[string, string[], boolean]>([
    ['MIT', ['MIT'], true],
    ['MIT', ['ISC'], false],
    ['MIT OR GPL-3.0-only', ['MIT'], true],
    ['MIT AND GPL-3.0-only', ['MIT'], false],
    ['(MIT AND ISC) OR GPL-3.0-only', ['ISC', 'MIT'], true],
    ['GPL-2.0-or-later', ['GPL-3.0-only'], true],
    ['GPL-3.0-only', ['GPL-2.0-or-later'], true],
    ['GPL-3.0-or-later', ['GPL-2.0-only'], false],
    ['GPL-2.0-only', ['GPL-2.0'], true],
    ['Apache-1.1+', ['Apache-2.0'], true],
    ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-only'], true],
    ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-only WITH Classpath-exception-2.0'], true],
    ['GPL-2.0-only', ['GPL-2.0-only WITH Classpath-exception-2.0'], false],
    ['GPL-2.0-with-classpath-exception', ['GPL-2.0-only'], true],
    ['MIT', [], false],
    ['MIT', ['no such licence'], false],
  ])('%s, allowed %j: %s', (expression, licences, answer) => {
    expect(new LicenceList(licences).suffices(expression)).toBe(answer);
  });
});

describe('licences that are denied cannot be avoided', () => {
  it.each<[string, string[], boolean]>([
    ['GPL-3.0-only', ['GPL-3.0-only'], true],
    ['MIT OR GPL-3.0-only', ['GPL-3.0-only'], false],
    ['MIT AND GPL-3.0-only', ['GPL-3.0-only'], true],
    ['BSD-2-Clause AND BSD-3-Clause', ['BSD-3-Clause'], true],
    ['GPL-2.0-or-later', ['GPL-3.0-only'], false],
    ['GPL-2.0-or-later', ['GPL-2.0-only', 'GPL-3.0-only'], true],
    ['GPL-2.0-or-later', ['GPL-2.0-or-later'], true],
    ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-only'], true],
    ['GPL-2.0-only', ['GPL-2.0-only WITH Classpath-exception-2.0'], false],
    ['MIT', [], false],
  ])('%s, denied %j: %s', (expression, licences, answer) => {
    expect(new LicenceList(licences).isUnavoidable(expression)).toBe(answer);
  });
});

describe('an entry of a list', () => {
  it.each([
    ['mit', 'MIT'],
    ['GPL-2.0', 'GPL-2.0-only'],
    ['gpl-2.0+', 'GPL-2.0-or-later'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['MIT OR ISC', null],
    ['LicenseRef-ours', null],
    ['UNLICENSED', null],
    ['GPL-2.0 WITH nothing', null],
  ])('%s is %s', (text, licence) => {
    expect(readListedLicence(text)).toBe(licence);
  });
});
