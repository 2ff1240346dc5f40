import { Badge, Loader } from '@mantine/core';
import { type CustomerRequest, customerEndpoints } from '@red-tortoise/contracts';
import { addressOf } from '../api/ask.js';
import { FiguresTable } from '../operations/figures-table.js';
import { Card } from '../shell/card.js';
import { Moment } from '../shell/moment.js';
import classes from './customers.module.css';
import { isOpen, proofLines, requestText } from './request-text.js';

interface RequestsProps {
  requests: readonly CustomerRequest[];
  mayFetch: boolean;
}

/** Exports and erasures of a customer, the newest first: how far each is, its file, its proof. */
export function RequestsCard({ requests, mayFetch }: RequestsProps) {
  return (
    <div className={classes.wide}>
      <Card title="Exports and erasure">
        {requests.length === 0 && <p className={classes.faint}>Nothing was asked for.</p>}
        <ul className={classes.requests}>
          {requests.map((request) => (
            <RequestLine key={request.id} request={request} mayFetch={mayFetch} />
          ))}
        </ul>
      </Card>
    </div>
  );
}

const tones = { queued: 'gray', running: 'blue', done: 'green', failed: 'red' } as const;
const proofHeads = ['Data set', 'Found#', 'Removed#', 'Left#', 'Why it stays'];

function RequestLine({ request, mayFetch }: { request: CustomerRequest; mayFetch: boolean }) {
  const { id, kind, state, reason, requestedBy, createdAt, finishedAt, error, file, proof } = request;
  const lines = proofLines(proof);
  return (
    <li className={classes.request}>
      <h3 className={classes.requestTitle}>
        {kind === 'export' ? 'Export' : 'Erasure'}
        <Badge variant="default" tt="none" data-tone={tones[state]}>
          {state}
        </Badge>
        {isOpen(request) && <Loader size="xs" aria-hidden="true" />}
      </h3>
      <p role="status">{requestText(request)}.</p>
      <p className={classes.faint}>
        {requestedBy}, <Moment at={finishedAt ?? createdAt} />: {reason}
      </p>
      {error && <p className={classes.warning}>{error}</p>}
      {file && mayFetch && (
        <p>
          <a href={addressOf(customerEndpoints.file, { params: { id } })} download={file.name}>
            {file.name}
          </a>{' '}
          <span className={classes.faint}>
            is removed <Moment at={file.expiresAt} />
          </span>
        </p>
      )}
      {lines.length > 0 && !isOpen(request) && (
        <details>
          <summary>{kind === 'export' ? 'What is in it' : 'Proof'}</summary>
          <FiguresTable
            heads={kind === 'export' ? ['Data set', 'Rows#'] : proofHeads}
            rows={lines.map(({ name, found, done, left, kept }) => ({
              key: name,
              cells: [name, ...(kind === 'export' ? [done] : [found, done, left, kept ?? ''])].map(figureText),
            }))}
          />
        </details>
      )}
    </li>
  );
}

const figureText = (value: string | number) => (typeof value === 'number' ? value.toLocaleString() : value);
