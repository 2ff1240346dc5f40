/** OSV records as the advisory pipeline stores them, as far as reading and matching need it. */
import { isMalicious, parseAdvisory, severityOf } from '@red-tortoise/advisories';
import { AdvisoryModel, AdvisoryRecordModel } from '@red-tortoise/documents';
import { npmPurl } from '@red-tortoise/manifests';

/** Replaces what is stored by these records, one JSON text each. */
export async function storeAdvisories(lines) {
  await Promise.all([AdvisoryModel, AdvisoryRecordModel].map((model) => model.collection.deleteMany({})));
  for (let start = 0; start < lines.length; start += 1_000) {
    const batch = lines.slice(start, start + 1_000);
    const read = batch.map(advisoryDocument);
    await AdvisoryModel.collection.insertMany(read, { ordered: false });
    const texts = read.map(({ _id }, index) => ({ _id, text: batch[index] }));
    await AdvisoryRecordModel.collection.insertMany(texts, { ordered: false });
  }
}

function advisoryDocument(line) {
  const record = JSON.parse(line);
  const advisory = parseAdvisory(line);
  const affected = advisory.affected.map((entry) => ({
    ...entry,
    packagePurl: entry.ecosystem === 'npm' ? npmPurl(entry.name) : null,
  }));
  const moment = (text) => (text ? new Date(text) : null);
  const names = [...new Set([advisory.id, ...advisory.aliases])].sort();
  return {
    _id: advisory.id,
    source: 'bench',
    publishedAt: moment(record.published),
    modifiedAt: moment(record.modified),
    withdrawnAt: moment(record.withdrawn),
    aliases: advisory.aliases,
    group: names[0],
    names,
    summary: advisory.summary,
    details: record.details ?? '',
    severity: severityOf(advisory),
    malicious: isMalicious(advisory),
    cwes: [],
    references: record.references ?? [],
    affected,
    packagePurls: [...new Set(affected.map(({ packagePurl }) => packagePurl).filter(Boolean))],
    hash: 'bench',
    storedAt: new Date(),
    findingsPending: false,
  };
}
