import { type DeliveryState, deliveryStates } from '@red-tortoise/contracts';
import { readText } from '../../shell/read-text.js';

export interface LogSearch {
  state?: DeliveryState | undefined;
}

/** Which deliveries the address asks for. */
export function readLogSearch(raw: Record<string, unknown>): LogSearch {
  return { state: deliveryStates.find((state) => state === raw.state) };
}

/** The token of a link in a mail. It is longer than other texts of an address. */
export function readTokenSearch(raw: Record<string, unknown>): { token?: string | undefined } {
  return typeof raw.token === 'string' ? { token: raw.token.slice(0, 500) } : { token: readText(raw.token) };
}
