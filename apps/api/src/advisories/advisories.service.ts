import { Injectable } from '@nestjs/common';
import { type Advisory, CodedError } from '@red-tortoise/contracts';
import { type AdvisoryDocument, AdvisoryModel } from '@red-tortoise/documents';
import { Stores } from '../stores/stores.js';
import { readPurl } from './read-purl.js';
import { showAdvisory } from './show-advisory.js';

const recordsOfAGroup = 100;
const recordsShown = 500;

/** What is publicly known; it is nobody's, and so the same for every caller. */
@Injectable()
export class AdvisoriesService {
  constructor(private readonly stores: Stores) {}

  /** Of several records that share a name, one that stands before those withdrawn, then the one modified last. */
  async get(name: string): Promise<Advisory> {
    const own = await AdvisoryModel.findById(name).lean<AdvisoryDocument | null>();
    if (own) return showAdvisory(own);
    const group = await AdvisoryModel.find({ names: name }).limit(recordsOfAGroup).lean<AdvisoryDocument[]>();
    const [best] = group.sort(
      (one, other) =>
        Number(one.withdrawnAt !== null) - Number(other.withdrawnAt !== null) ||
        other.modifiedAt.getTime() - one.modifiedAt.getTime() ||
        (one._id < other._id ? -1 : 1),
    );
    if (!best) throw new CodedError('advisory.not-found');
    return showAdvisory(best);
  }

  async listOfPackage(purl: string): Promise<{ items: Advisory[] }> {
    const { packagePurl, version } = readPurl(purl, this.stores.settings.current.ecosystemOf);
    if (version !== null) throw new CodedError('package.purl-invalid', 'a package is named without a version');
    if (packagePurl === null) return { items: [] };
    const records = await AdvisoryModel.find({ packagePurls: packagePurl })
      .sort({ publishedAt: -1, _id: 1 })
      .limit(recordsShown)
      .lean<AdvisoryDocument[]>();
    return { items: records.map(showAdvisory) };
  }
}
