/** A CycloneDX document that lists npm packages and nothing else: `['lodash@4.17.20']`. The smallest thing to import. */
export function componentManifest(packages: readonly string[]): Buffer {
  const components = packages.map((text) => {
    const at = text.lastIndexOf('@');
    const [name, version] = [text.slice(0, at), text.slice(at + 1)];
    return { type: 'library', name, version, purl: `pkg:npm/${name.replace('@', '%40')}@${version}` };
  });
  return Buffer.from(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }));
}
