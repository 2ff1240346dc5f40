import { MultiSelect, SegmentedControl } from '@mantine/core';
import type { RuleScope } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { PackagePicker } from '../packages/package-picker.js';
import { projectsQuery } from '../projects/project-queries.js';
import classes from './rule-form.module.css';
import type { RulePartProps } from './rule-part-props.js';

const mostChosen = 200;

/** What the rule listens to: everything, some projects or some packages. */
export function ScopeField({ draft: { scope, organisationId }, change, problems }: RulePartProps) {
  const isMine = organisationId === null;
  const choose = (kind: RuleScope['kind']) => change({ scope: emptyScopes[kind] });
  return (
    <div className={classes.part}>
      <SegmentedControl<RuleScope['kind']>
        aria-label="Where it listens"
        fullWidth
        data={[
          { value: 'everything', label: 'Everything' },
          { value: 'projects', label: 'Some projects' },
          { value: 'packages', label: 'Some packages' },
        ]}
        value={scope.kind}
        onChange={choose}
      />
      {scope.kind === 'everything' ? (
        <p className={classes.about}>
          {isMine
            ? 'Every project of your organisations, and the packages that you watch.'
            : 'Every project of the organisation.'}
        </p>
      ) : null}
      {scope.kind === 'projects' ? (
        <ProjectPicker
          chosen={scope.projectIds}
          choose={(projectIds) => change({ scope: { kind: 'projects', projectIds } })}
          organisationId={organisationId}
          error={problems.scope}
        />
      ) : null}
      {scope.kind === 'packages' ? (
        <PackagePicker
          label="Packages"
          chosen={scope.packagePurls}
          choose={(packagePurls) => change({ scope: { kind: 'packages', packagePurls } })}
          most={mostChosen}
          error={problems.scope}
        />
      ) : null}
    </div>
  );
}

const emptyScopes: Record<RuleScope['kind'], RuleScope> = {
  everything: { kind: 'everything' },
  projects: { kind: 'projects', projectIds: [] },
  packages: { kind: 'packages', packagePurls: [] },
};

interface ProjectPickerProps {
  chosen: readonly string[];
  choose: (ids: string[]) => void;
  organisationId: string | null;
  error: string | undefined;
}

function ProjectPicker({ chosen, choose, organisationId, error }: ProjectPickerProps) {
  const { data, isError } = useQuery(projectsQuery);
  const mine = data?.items.filter((project) => organisationId === null || project.organisationId === organisationId);
  const known = new Map(mine?.map(({ id, name }) => [id, name]));
  return (
    <MultiSelect
      label="Projects"
      placeholder={chosen.length === 0 ? 'Choose projects' : undefined}
      data={[...new Set([...chosen, ...known.keys()])].map((value) => ({
        value,
        label: known.get(value) ?? 'A project that is gone',
      }))}
      value={[...chosen]}
      onChange={choose}
      error={error ?? (isError ? 'The projects could not be loaded' : undefined)}
      maxValues={mostChosen}
      searchable
      hidePickedOptions
      nothingFoundMessage="No such project"
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
