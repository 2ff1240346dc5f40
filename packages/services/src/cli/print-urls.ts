import { type ServiceUrls, serviceAddresses } from '../service-urls.js';

/** Prints the URLs in the form in which an environment file or a shell takes them. */
export function printUrls(urls: Partial<ServiceUrls>): void {
  for (const { key, variable } of serviceAddresses) {
    if (urls[key]) process.stdout.write(`${variable}=${urls[key]}\n`);
  }
}
