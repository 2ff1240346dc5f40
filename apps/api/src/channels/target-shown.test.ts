import { expect, it } from '@jest/globals';
import { targetShown } from './target-shown.js';

const webhook = (url: string) => targetShown({ kind: 'webhook', name: 'hook', url });

it('shows an e-mail address whole', () => {
  expect(targetShown({ kind: 'email', name: 'ops', address: 'ops@example.test' })).toBe('ops@example.test');
});

it('shows of a feed nothing', () => {
  expect(targetShown({ kind: 'feed', name: 'reader' })).toBe('a secret address');
});

it('shows the host of a URL, and four characters of a long last part', () => {
  expect(webhook('https://hooks.example.test/services/T0/B0/abcdefghijklmnopqrstx9Qk')).toBe(
    'hooks.example.test/…x9Qk',
  );
  expect(webhook('https://hooks.example.test:8443/')).toBe('hooks.example.test:8443');
});

it('shows nothing of a short path, nor of a query', () => {
  expect(webhook('https://hooks.example.test/s3cr3t')).toBe('hooks.example.test/…');
  expect(webhook('https://hooks.example.test/?token=abcdefghijklmnopqrstx9Qk')).toBe('hooks.example.test/…');
  expect(webhook('https://hooks.example.test/abcdefghijklmnopqrst?token=x9Qk')).toBe('hooks.example.test/…');
});
