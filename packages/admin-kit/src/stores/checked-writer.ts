import type { Row } from '../model/model-info.js';
import type { RowWriter } from './row-writer.js';

type Check = (rows: { before: Row | null; after: Row | null }) => Promise<void>;

/** Asks a screen's `check` before each row is written, whichever verb writes it. */
export function checkedWriter(writer: RowWriter, check: Check): RowWriter {
  return {
    lock: (where, limit) => writer.lock(where, limit),
    async create(values, describe) {
      await check({ before: null, after: values });
      return writer.create(values, describe);
    },
    async update(rows, values, describe) {
      for (const before of rows) await check({ before, after: { ...before, ...values } });
      return writer.update(rows, values, describe);
    },
    async remove(rows, describe) {
      for (const before of rows) await check({ before, after: null });
      await writer.remove(rows, describe);
    },
    run: (rows, work, describe) => writer.run(rows, work, describe),
  };
}
