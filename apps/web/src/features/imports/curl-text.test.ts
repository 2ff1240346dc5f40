import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { curlCommand } from './curl-text.js';

const origin = 'https://tortoise.example.test';

/** Runs the commands in a shell whose `curl` only tells what it was given. */
function run(command: string, password: string): string {
  const stub = `curl() { for word in "$@"; do printf '<%s>' "$word"; done; case "$*" in *@-*) cat;; esac; echo '"id":"p1"'; }`;
  return execFileSync('sh', ['-c', `${stub}\n${command}`], {
    env: { PATH: process.env.PATH, PASSWORD: password },
  }).toString();
}

describe('the curl command', () => {
  it('signs in with any e-mail and password, whatever signs they hold', () => {
    const said = run(curlCommand({ origin, email: "o'hara@example.test", projectId: 'p7' }), 'quo"te\\and $HOME');
    const body = /\{.*\}/.exec(said)?.[0] ?? '';
    expect(JSON.parse(body)).toEqual({ email: "o'hara@example.test", password: 'quo"te\\and $HOME' });
  });

  it('sends the file to the project of the page', () => {
    const said = run(curlCommand({ origin, email: 'a@example.test', projectId: 'p7' }), 'x');
    expect(said).toContain(`<${origin}/v1/projects/p7/imports?filename=package-lock.json>`);
  });

  it('creates a project first where there is none, and sends the file to that one', () => {
    const said = run(curlCommand({ origin, email: 'a@example.test', projectId: undefined }), 'x');
    expect(said).toContain(`<${origin}/v1/projects/p1/imports?filename=package-lock.json>`);
  });
});
