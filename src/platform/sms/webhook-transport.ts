/**
 * Hands texts and voice calls to the webhook of `SMS_URL`: one POST per row, with the row's id as idempotency key, so
 * that the provider can drop a copy that comes after a crash. Redirects are not followed: a code goes where it is
 * configured to go and nowhere else.
 */
import { request, type OutgoingHttpHeaders } from 'node:http';
import { request as secureRequest } from 'node:https';
import {
  handedOver,
  refusedForGood,
  serverAway,
  tryAgain,
  type Delivery,
  type TextTransport,
} from '../mail/delivery.ts';

const ANSWER_TIMEOUT_MS = 15_000;
/** Our account there, its load, or its gateway: no other message would fare better now. */
const awayStatuses = new Set([401, 403, 429, 502, 503, 504]);
/** Too early, in conflict, locked, or it gave up waiting for us: the same message may pass later. */
const laterStatuses = new Set([408, 409, 423, 425]);

export function webhookTransport(smsUrl: string): TextTransport {
  const url = new URL(smsUrl);
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const authorization: Record<string, string> =
    url.username === '' ? {} : { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
  url.username = '';
  url.password = '';
  return {
    kind: 'webhook',
    deliver: async ({ id, channel, phone, text }) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': id, ...authorization };
      try {
        return readStatus(await post(url, headers, JSON.stringify({ id, channel, to: phone, text })));
      } catch (error) {
        return serverAway(`webhook-${faultOf(error)}`);
      }
    },
  };
}

/** The status; what else it says is not read. */
async function post(url: URL, headers: OutgoingHttpHeaders, body: string): Promise<number> {
  const send = url.protocol === 'https:' ? secureRequest : request;
  const length = { 'content-length': Buffer.byteLength(body) };
  const asked = send(url, {
    method: 'POST',
    headers: { ...headers, ...length },
    signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
  });
  try {
    return await new Promise<number>((resolve, reject) => {
      asked.on('response', (answer) => {
        // What breaks after the status changes nothing.
        answer.on('error', () => undefined).resume();
        resolve(answer.statusCode ?? 0);
      });
      // Closed without an error, too: after "101 Switching Protocols".
      asked.on('error', reject).on('close', () => reject(new Error('It closed the connection without an answer')));
      asked.end(body);
    });
  } catch (error) {
    // A connection kept from an earlier text was closed meanwhile: that says nothing of the server.
    if (asked.reusedSocket && faultOf(error) === 'ECONNRESET') return post(url, headers, body);
    throw error;
  }
}

const faultOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unreachable';

function readStatus(status: number): Delivery {
  if (status >= 200 && status < 300) return handedOver;
  const fault = `webhook-${status}`;
  const isElsewhere = status >= 300 && status < 400;
  if (isElsewhere || awayStatuses.has(status)) return serverAway(fault);
  return status >= 400 && status < 500 && !laterStatuses.has(status) ? refusedForGood(fault) : tryAgain(fault);
}
