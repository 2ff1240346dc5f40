/** The package that a path asks for: `/express`, `/@scope/name`, `/@scope%2fname`; null for any other path. */
export function packageNameOf(url: string): string | null {
  const path = new URL(url, 'http://registry.example.test').pathname.slice(1);
  try {
    const name = decodeURIComponent(path);
    return /^(@[^/@]+\/)?[^/@-][^/]*$/.test(name) ? name : null;
  } catch {
    return null;
  }
}
