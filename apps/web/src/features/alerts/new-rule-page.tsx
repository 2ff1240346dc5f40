import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { PageHeader } from '../../shell/page-header.js';
import { nameOfPurl } from '../packages/package-name.js';
import { projectsQuery } from '../projects/project-queries.js';
import { beginningOf } from './beginning-of.js';
import { RuleForm } from './rule-form.js';
import { channelsQuery } from './rule-queries.js';
import { TemplateLinks } from './template-links.js';

/** A new rule: from nothing, from a template, or from what the reader was looking at. */
export function NewRulePage() {
  const search = useSearch({ from: '/signed-in/alerts/new' });
  const projects = useQuery(projectsQuery);
  const channels = useQuery(channelsQuery(search.organisation));
  const ready = !projects.isPending && !channels.isPending;
  const initial = beginningOf(search, {
    channels: channels.data?.items ?? [],
    projectName: projects.data?.items.find(({ id }) => id === search.project)?.name,
    packageName: search.package === undefined ? undefined : nameOfPurl(search.package),
  });
  const isBlank = !search.template && !search.project && !search.package && !search.type;
  return (
    <>
      <PageHeader
        title="New rule"
        above={
          <Link to="/alerts" search={{ organisation: search.organisation }}>
            Alerts
          </Link>
        }
        below={
          isBlank ? 'Begin with a template, or choose for yourself below' : 'It speaks of what happens from now on'
        }
      />
      {isBlank ? <TemplateLinks organisation={search.organisation} /> : null}
      {ready ? (
        <RuleForm key={JSON.stringify(search)} initial={initial} rule={null} mayChange />
      ) : (
        <ListSkeleton what="the form" rows={6} />
      )}
    </>
  );
}
