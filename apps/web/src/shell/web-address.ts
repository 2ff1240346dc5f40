/**
 * The http(s) address behind what a package says of itself: `git+https://…`, `git://github.com/…`,
 * `git@github.com:owner/name`, `github:owner/name`. Null for anything that a browser must not be sent to.
 */
export function webAddress(text: string): string | null {
  const plain = text
    .trim()
    .replace(/^github:/, 'https://github.com/')
    .replace(/^git\+/, '')
    .replace(/^(?:ssh:\/\/)?git@([\w.-]+)[:/]/, 'https://$1/')
    .replace(/^git:\/\//, 'https://');
  if (!URL.canParse(plain)) return null;
  const address = new URL(plain);
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return null;
  address.username = '';
  address.password = '';
  return address.href.replace(/\.git(?=$|#)/, '');
}
