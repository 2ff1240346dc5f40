import { describe, expect, it } from '@jest/globals';
import { classifySource } from './classify-source.js';

describe('where a package comes from', () => {
  it.each([
    'https://registry.example.test/name/-/name-1.0.0.tgz',
    'http://mirror.example.test/repository/npm-all/name/-/name-1.0.0.tgz#0123456789abcdef0123456789abcdef01234567',
    'https://mirror.example.test/name/download/name-1.0.0.tgz?cache=0',
    'https://registry.example.test/name/-/name-0001.0.0.tgz',
    'name-1.0.0.tgz#abc',
  ])('%s is a registry', (source) => {
    expect(classifySource(source, 'name')).toEqual({ from: 'registry' });
  });

  it.each([
    'https://registry.example.test/@scope/name/-/name-1.0.0.tgz',
    'https://registry.example.test/@scope%2fname/-/name-1.0.0.tgz',
    'https://registry.example.test/%40scope%2Fname/-/name-1.0.0.tgz',
    'https://mirror.example.test/api/npm/all/@scope/name/-/@scope/name-1.0.0.tgz',
  ])('%s is a registry for @scope/name', (source) => {
    expect(classifySource(source, '@scope/name')).toEqual({ from: 'registry' });
  });

  it.each([
    ['https://git.example.test/api/v4/projects/1/packages/npm/name/-/name-1.0.0.tgz', 'private-registry'],
    ['https://npm.example.test/download/@scope/name/1.0.0/0123456789abcdef0123456789abcdef', 'private-registry'],
    ['https://registry.example.test/other/-/other-1.0.0.tgz', 'tarball'],
    ['https://registry.example.test/other-name/-/other-name-1.0.0.tgz', 'tarball'],
    ['https://files.example.test/name-1.0.0.tgz', 'tarball'],
    ['https://codeload.github.com/owner/name/tar.gz/0123456', 'git'],
    ['https://git.example.test/owner/name.git#0123456', 'git'],
    ['https://git.example.test/owner/name#0123456789012345678901234567890123456789', 'git'],
    ['git+ssh://git@git.example.test/owner/name.git#0123456', 'git'],
    ['git@git.example.test:owner/name.git', 'git'],
    ['github:owner/name#0123456', 'git'],
    ['owner/name', 'git'],
    ['file:../name', 'file'],
    ['./name', 'file'],
    ['../name', 'file'],
    ['link:../name', 'link'],
    ['portal:../name', 'link'],
    ['workspace:*', 'workspace'],
    ['condition:a ? b : c', 'unknown-source'],
  ])('%s is not: %s', (source, reason) => {
    expect(classifySource(source, 'name').from).toBe(reason);
  });

  it('what people get to read has no credentials', () => {
    const token = classifySource('git+https://secret-token@git.example.test/owner/name.git', 'name');
    expect(token).toEqual({ from: 'git', detail: 'git+https://git.example.test/owner/name.git' });
    const password = classifySource('https://user:password@files.example.test/name.tgz', 'name');
    expect(password).toEqual({ from: 'tarball', detail: 'https://files.example.test/name.tgz' });
  });
});
