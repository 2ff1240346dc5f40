import { describe, expect, it } from '@jest/globals';
import { createAddressCheck } from './address-check.js';
import { refusalOf } from './refusal-of.js';

const check = (url: string, allowed = '') => refusalOf(url, createAddressCheck(allowed));

describe('lets through', () => {
  it.each([
    'https://hooks.example.org/services/1',
    'http://example.org:8080/',
    'https://93.184.216.34/',
    'https://[2606:2800:220:1::1]/',
  ])('%s', (url) => expect(check(url)).toBeNull());

  it('a network of our own', () => {
    expect(check('http://10.1.2.3/hook', '10.1.0.0/16')).toBeNull();
    expect(check('http://localhost:9000/hook', '127.0.0.0/8')).toBeNull();
  });
});

describe('refuses', () => {
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://10.1.2.3/',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://localhost:3000/',
    'http://db.localhost./',
    'https://ada:secret@hooks.example.org/',
    'https://ada@hooks.example.org/',
    'file:///etc/passwd',
    'gopher://example.org/',
    'no address at all',
  ])('%s', (url) => expect(check(url)).toEqual(expect.any(String)));
});
