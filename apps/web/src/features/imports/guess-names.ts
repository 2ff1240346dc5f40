const ordinaryNames =
  /^(?:package-lock|npm-shrinkwrap|package|pnpm-lock|yarn|bom|sbom|cyclonedx|spdx)(?:\.(?:json|xml|yaml|yml|lock|cdx|spdx))*$/i;
const endings = /(?:\.(?:json|xml|yaml|yml|lock|cdx|spdx|sbom|bom|gz|package-lock))+$/i;
const longestName = 100;

/**
 * What a project could be called: by the manifest's own name, else by its file's, else nothing. Reads the head of the
 * manifest only, so it may meet JSON that is cut off.
 */
export function guessProjectName(filename: string, head: string): string {
  const name = nameInManifest(head) ?? nameOfFile(filename);
  return name.trim().slice(0, longestName);
}

/** What pasted text would be called as a file. The API looks at the content anyway. */
export function guessFilename(text: string): string {
  const head = text.slice(0, 4_000);
  if (/^\s*</.test(head)) return 'bom.xml';
  if (/^\s*[{[]/.test(head)) {
    if (/"bomFormat"/.test(head)) return 'bom.json';
    if (/"spdxVersion"|"SPDXID"/.test(head)) return 'sbom.spdx.json';
    return /"lockfileVersion"/.test(head) ? 'package-lock.json' : 'package.json';
  }
  if (/^lockfileVersion:/m.test(head)) return 'pnpm-lock.yaml';
  return 'yarn.lock';
}

function nameInManifest(head: string): string | null {
  if (/^\s*</.test(head)) return nameInXml(head);
  if (!/^\s*\{/.test(head)) return null;
  if (/"bomFormat"\s*:/.test(head)) return nameInBom(head);
  // Only what stands before the first nested object is the manifest's own.
  const [, beforeNested = ''] = /^\s*\{([^{]*)/.exec(head) ?? [];
  return stringAt(beforeNested, 'name');
}

/** The component that an SBOM is about stands under `metadata`. */
function nameInBom(head: string): string | null {
  const metadata = head.search(/"metadata"\s*:/);
  if (metadata < 0) return null;
  const component = head.slice(metadata).search(/"component"\s*:/);
  if (component < 0) return null;
  return stringAt(head.slice(metadata + component).slice(0, 2_000), 'name');
}

/** In XML the component has its group and its name as elements. */
function nameInXml(head: string): string | null {
  const [, component = ''] = /<metadata[\s>][\s\S]*?<component[\s>]([\s\S]{0,2000})/.exec(head) ?? [];
  return /<name>([^<&]+)<\/name>/.exec(component)?.[1] ?? null;
}

function stringAt(text: string, key: string): string | null {
  const found = new RegExp(`"${key}"\\s*:\\s*("(?:[^"\\\\]|\\\\.)*")`).exec(text)?.[1];
  try {
    return found ? (JSON.parse(found) as string) || null : null;
  } catch {
    return null;
  }
}

function nameOfFile(filename: string): string {
  const base = filename.split(/[\\/]/).at(-1) ?? '';
  return ordinaryNames.test(base.replace(/\.gz$/i, '')) ? '' : base.replace(endings, '');
}
