import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { curlCommand } from './curl-text.js';

const origin = 'https://tortoise.example.test';

/** Runs the commands in a shell whose `curl` only tells what it was given, and answers with a project. */
function run(command: string, token = 'rt_secret'): string {
  const stub = `curl() { for word in "$@"; do printf '<%s>' "$word"; done; echo '"id":"p1"'; }`;
  return execFileSync('sh', ['-c', `${stub}\n${command}`], {
    env: { PATH: process.env.PATH, RED_TORTOISE_TOKEN: token },
  }).toString();
}

describe('the curl command', () => {
  it('carries the token from the environment', () => {
    expect(run(curlCommand({ origin, projectId: 'p7' }), 'rt_mine')).toContain('<authorization: Bearer rt_mine>');
  });

  it('sends the file to the project of the page', () => {
    const said = run(curlCommand({ origin, projectId: 'p7' }));
    expect(said).toContain(`<${origin}/v1/projects/p7/imports?filename=package-lock.json>`);
  });

  it('creates a project first where there is none, and sends the file to that one', () => {
    const said = run(curlCommand({ origin, projectId: undefined }));
    expect(said).toContain(`<${origin}/v1/projects/p1/imports?filename=package-lock.json>`);
  });
});
