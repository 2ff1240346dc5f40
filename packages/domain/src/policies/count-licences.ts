import { ComponentModel } from '@red-tortoise/documents';

export interface CountedLicence {
  /** As it is written; null where neither registry nor manifest say anything. */
  licence: string | null;
  components: number;
}

/** Every licence field of an import with how often it is there, the most frequent first. */
export async function countLicences(filter: { importId: string }): Promise<CountedLicence[]> {
  return await ComponentModel.aggregate<CountedLicence>([
    { $match: filter },
    {
      $group: {
        _id: { $ifNull: ['$facts.licence', { $ifNull: ['$declaredLicence', null] }] },
        components: { $sum: 1 },
      },
    },
    { $sort: { components: -1, _id: 1 } },
    { $project: { _id: 0, licence: '$_id', components: 1 } },
  ]);
}
