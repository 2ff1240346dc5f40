import { Injectable } from '@nestjs/common';
import { matchComponents } from '@red-tortoise/advisories';
import type { OsvQuery } from '@red-tortoise/contracts';
import { type AdvisoryRecordDocument, AdvisoryRecordModel } from '@red-tortoise/documents';
import { type LoadedAdvisories, loadAdvisories, type StoredAdvisory } from '@red-tortoise/domain';
import { Stores } from '../stores/stores.js';
import type { NamedVersion } from './read-purl.js';
import { readQuestion } from './read-question.js';

/** Answers questions in the shape of OSV's own API (https://google.github.io/osv.dev/post-v1-query/). */
@Injectable()
export class OsvService {
  constructor(private readonly stores: Stores) {}

  /** Records as their source published them. */
  async query(query: OsvQuery): Promise<{ vulns: { id: string }[] }> {
    const [known = []] = await findAdvisories([readQuestion(query, '', this.stores.settings.current.ecosystemOf)]);
    const records = await AdvisoryRecordModel.find({ _id: { $in: known.map(({ _id }) => _id) } }).lean<
      AdvisoryRecordDocument[]
    >();
    const texts = new Map(records.map(({ _id, text }) => [_id, text]));
    const vulns = known.map((advisory) => {
      const text = texts.get(advisory._id);
      return text === undefined ? inBrief(advisory) : (JSON.parse(text) as { id: string });
    });
    return { vulns };
  }

  /** Ids only; the answers stand in the order of the questions. */
  async queryInBatch(
    queries: readonly OsvQuery[],
  ): Promise<{ results: { vulns: { id: string; modified: string }[] }[] }> {
    const { ecosystemOf } = this.stores.settings.current;
    const questions = queries.map((query, index) => readQuestion(query, `queries.${index}.`, ecosystemOf));
    const answers = await findAdvisories(questions);
    return { results: answers.map((known) => ({ vulns: known.map(inBrief) })) };
  }
}

function inBrief({ _id, modifiedAt }: StoredAdvisory): { id: string; modified: string } {
  return { id: _id, modified: modifiedAt.toISOString() };
}

/** For each question the advisories that affect the version, or all of the package; by id. Withdrawn ones are none. */
async function findAdvisories(questions: readonly NamedVersion[]): Promise<StoredAdvisory[][]> {
  const loaded = await loadAdvisories(questions.flatMap(({ packagePurl }) => packagePurl ?? []));
  const spellings = spellingsOf(loaded);
  return questions.map(({ packagePurl, version }) => {
    const known = spellings.get(packagePurl ?? '');
    if (known === undefined) return [];
    const ids = version === null ? known.ids : affecting(loaded, [...known.names.values()], version);
    return [...ids].sort().map((id) => loaded.byId.get(id) as StoredAdvisory);
  });
}

interface Spellings {
  ids: Set<string>;
  /** Databases may spell one package in several ways (`Django`, `django`); the matcher wants the very one. */
  names: Map<string, { ecosystem: string; name: string }>;
}

function spellingsOf({ byId }: LoadedAdvisories): Map<string, Spellings> {
  const byPurl = new Map<string, Spellings>();
  for (const { _id, affected } of byId.values()) {
    for (const { packagePurl, ecosystem, name } of affected) {
      if (packagePurl === null) continue;
      const known = byPurl.get(packagePurl) ?? { ids: new Set(), names: new Map() };
      byPurl.set(packagePurl, known);
      known.ids.add(_id);
      known.names.set(`${ecosystem}\n${name}`, { ecosystem, name });
    }
  }
  return byPurl;
}

function affecting(
  { index }: LoadedAdvisories,
  names: readonly { ecosystem: string; name: string }[],
  version: string,
): Set<string> {
  const components = names.map((named) => ({ ...named, version }));
  return new Set(matchComponents(index, components).matches.map(({ advisory }) => advisory.id));
}
