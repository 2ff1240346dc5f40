import { describe, expect, it } from '@jest/globals';
import { createAddressCheck } from './address-check.js';

const isAllowed = createAddressCheck('');

describe('an address on the public internet', () => {
  it.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:2800:220:1:248:1893:25c8:1946'])(
    '%s is allowed',
    (address) => expect(isAllowed(address)).toBe(true),
  );
});

describe('any other', () => {
  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.100.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '198.19.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:93.184.216.34',
    '64:ff9b::a00:1',
    'fc00::1',
    'fe80::1',
    'ff02::1',
    '2001::1',
    '2001:db8::1',
    '2002:a00:1::',
    'localhost',
    '',
  ])('%s is refused', (address) => expect(isAllowed(address)).toBe(false));
});

describe('networks of our own', () => {
  const check = createAddressCheck(' 10.1.0.0/16, ::1/128');

  it('are allowed, and nothing beside them', () => {
    expect(['10.1.2.3', '10.2.0.1', '::1', '::2', '127.0.0.1'].map(check)).toEqual([true, false, true, false, false]);
  });

  it.each(['10.0.0.0', 'everything', '10.0.0.0/', '10.0.0.0/99', 'a/8'])('%s is no network, and said so', (network) => {
    expect(() => createAddressCheck(network)).toThrow();
  });
});
