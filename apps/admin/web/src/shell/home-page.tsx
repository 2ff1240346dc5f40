import { useSuspenseQuery } from '@tanstack/react-query';
import { siteQuery } from './site-query.js';
import { useDocumentTitle } from './use-document-title.js';

export function HomePage() {
  useDocumentTitle('Home');
  const { viewer } = useSuspenseQuery(siteQuery).data;
  return <h1>Hello, {viewer.name}</h1>;
}
