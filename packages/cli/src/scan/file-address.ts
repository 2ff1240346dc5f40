/** A file as a URI reference: relative where the path is. Standard input has no path; it is called `stdin`. */
export function fileAddress(file: string): string {
  if (file === '-') return 'stdin';
  const segments = file.replaceAll('\\', '/').split('/').map(encodeURIComponent);
  const path = segments.join('/');
  return path.startsWith('/') ? `file://${path}` : path.replace(/^\.\//, '');
}
