import { asObject, asText, type JsonObject, own } from '../../packages/json-shapes.js';
import type { InstallScript } from '../../packages/package-snapshot.js';

const hooks = ['preinstall', 'install', 'postinstall'] as const;
const longestCommand = 2000;

/**
 * What npm runs on the machine of whoever installs the version. A package with a binding.gyp and no (pre)install script
 * of its own is built by npm all the same (`gypfile`); where the registry only says that there is some script
 * (`hasInstallScript`), the hook is `install` and the command empty.
 */
export function installScriptsOf(manifest: JsonObject): InstallScript[] {
  const declared = asObject(own(manifest, 'scripts'));
  const scripts = hooks.flatMap((hook): InstallScript[] => {
    const command = asText(own(declared, hook), longestCommand);
    return command === null ? [] : [{ hook, command }];
  });
  const isBuilt = own(manifest, 'gypfile') === true && !scripts.some(({ hook }) => hook !== 'postinstall');
  if (isBuilt) scripts.unshift({ hook: 'install', command: 'node-gyp rebuild' });
  if (scripts.length === 0 && own(manifest, 'hasInstallScript') === true) return [{ hook: 'install', command: '' }];
  return scripts;
}
