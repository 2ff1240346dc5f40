declare module 'npm-pick-manifest' {
  interface Packument {
    name: string;
    'dist-tags': Readonly<Record<string, string>>;
    versions: Record<string, { name: string; version: string; deprecated?: string }>;
  }
  /** Throws where nothing satisfies. */
  export default function pickManifest(packument: Packument, wanted: string): { version: string };
}
