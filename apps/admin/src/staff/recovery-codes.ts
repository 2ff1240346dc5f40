import { randomInt } from 'node:crypto';
import { hashOfSecret } from './secret-hash.js';

const amount = 10;
/** Without those that are easily taken for one another; 16 of them have 79 bits. */
const letters = '23456789abcdefghjkmnpqrstvwxyz';
const groups = 4;

/** Ten codes such as `k7qm-2x9d-h4tn-8wcr`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: amount }, () => Array.from({ length: groups }, newGroup).join('-'));
}

function newGroup(): string {
  return Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
}

/** Written by hand, a code may have capitals, and spaces for dashes. */
export function hashOfRecoveryCode(code: string): string {
  return hashOfSecret(code.toLowerCase().replaceAll(/[\s-]/g, ''));
}
