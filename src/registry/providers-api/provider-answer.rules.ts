/** From a whole record to what our API answers. Nothing is left out: what the files say of a provider is public by law. */
import type { PlainDate } from '../../vocabulary/plain-date.ts';
import type { WholeRecord } from '../provider/whole-record.rules.ts';

/** What an answer says beside the record itself. */
export interface Beside {
  readonly asOf?: PlainDate;
  readonly distanceMiles?: number;
}

export type AnsweredProvider = Omit<WholeRecord, 'kind' | 'active'> &
  Beside & { readonly type: WholeRecord['kind']; readonly status: 'active' | 'deactivated' };

export function answerOf({ npi, kind, active, ...rest }: WholeRecord, beside: Beside = {}): AnsweredProvider {
  return { npi, type: kind, status: active ? 'active' : 'deactivated', ...beside, ...rest };
}
