import { describe, expect, it } from '@jest/globals';
import type { FixStep } from '@red-tortoise/contracts';
import { fixCommand } from './fix-commands.js';

const upgrade: FixStep = {
  kind: 'upgrade',
  packagePurl: 'pkg:npm/%40scope/tool',
  name: '@scope/tool',
  from: '1.0.0',
  to: '1.2.3',
  level: 'minor',
};
const refresh: FixStep = { ...upgrade, kind: 'refresh', packagePurl: 'pkg:npm/qs', name: 'qs' };

describe('the command of a step', () => {
  it.each([
    ['package-lock', 'npm install @scope/tool@1.2.3', 'npm update qs'],
    ['npm-shrinkwrap', 'npm install @scope/tool@1.2.3', 'npm update qs'],
    ['yarn-berry', 'yarn up @scope/tool@^1.2.3', 'yarn up --recursive qs'],
    ['pnpm-lock', 'pnpm add @scope/tool@1.2.3', 'pnpm update qs'],
    ['cyclonedx-json', 'npm install @scope/tool@1.2.3', 'npm update qs'],
    [null, 'npm install @scope/tool@1.2.3', 'npm update qs'],
  ])('is spelled as the package manager of %s has it', (format, upgradeCommand, refreshCommand) => {
    expect(fixCommand(upgrade, format)).toEqual({ command: upgradeCommand, before: null });
    expect(fixCommand(refresh, format)).toEqual({ command: refreshCommand, before: null });
  });

  it('says what Yarn 1 has no command for', () => {
    expect(fixCommand(upgrade, 'yarn-classic')?.command).toBe('yarn upgrade @scope/tool@^1.2.3');
    const command = fixCommand(refresh, 'yarn-classic');
    expect(command).toEqual({ command: 'yarn install', before: 'Delete the entry of qs 1.0.0 in yarn.lock, then run' });
  });

  it('is none where a name or a version would mean more to a shell', () => {
    for (const name of ['x;reboot', '$(reboot)', '-g', '@a/-b', 'a b', "a'b", '`reboot`', 'a\nb', '..\\x']) {
      expect(fixCommand({ ...upgrade, name }, 'package-lock')).toBeNull();
    }
    for (const to of ['1.0.0 && reboot', '$X', 'latest', '', '1.0.0\nreboot', '1|x']) {
      expect(fixCommand({ ...upgrade, to }, 'package-lock')).toBeNull();
    }
  });

  it('is none for an ecosystem whose commands we do not know', () => {
    expect(fixCommand({ ...upgrade, packagePurl: 'pkg:pypi/django', name: 'django' }, 'cyclonedx-json')).toBeNull();
  });
});
