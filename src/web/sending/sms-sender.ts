import { isThisMachine, NotSent, type Sender, type SendProblem } from './sender.ts';

export interface SmsSettings {
  /** Where the provider takes messages: https, or http on this machine. */
  address: URL;
  /** Sent as "Authorization: Bearer …". */
  token: string;
  /** Whom it says it is from, at most 11 letters. */
  from: string;
}

/**
 * SMS by a provider's HTTP interface: POST of JSON with `to`, `from`, `text` and `id`; the id stands in `Idempotency-Key` too, so that a
 * provider that knows the header never sends it twice. A provider that speaks otherwise gets a few lines of its own beside this file.
 */
export function smsSender({ address, token, from }: SmsSettings): Sender {
  const name = `The SMS provider ${address.host}`;
  if (address.protocol !== 'https:' && !isThisMachine(address.hostname))
    return { send: () => Promise.reject(new NotSent('not_encrypted', name)) };
  return {
    async send({ messageId, to, text }) {
      const answer = await fetch(address, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': messageId,
        },
        body: JSON.stringify({ id: messageId, to, from, text }),
        // A secret is never carried on to where the provider points.
        redirect: 'manual',
        signal: AbortSignal.timeout(20_000),
      }).catch((error: unknown) => {
        throw new NotSent(problemOf(error), name);
      });
      await answer.body?.cancel();
      const problem = problemOfStatus(answer.status);
      if (problem) throw new NotSent(problem, name);
    },
  };
}

const unreached = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

function problemOf(error: unknown): SendProblem {
  const { cause } = error as { cause?: { code?: string } };
  const code = cause?.code ?? '';
  if (unreached.includes(code)) return 'server_unreachable';
  return /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_VERIFY/.test(code) ? 'certificate_refused' : 'no_clear_answer';
}

function problemOfStatus(status: number): SendProblem | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403) return 'sign_in_refused';
  if (status === 429 || status === 503) return 'server_busy';
  return status >= 500 ? 'no_clear_answer' : 'message_refused';
}
