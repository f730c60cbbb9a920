/** One message on its way out. */
export interface OutgoingMessage {
  /** The same at every try, so that whoever receives it can tell a second copy. */
  messageId: string;
  channel: 'email' | 'sms';
  to: string;
  subject?: string | undefined;
  text: string;
}

/** Sends messages: to files, by SMTP, by an SMS provider. Resolves when somebody has taken it over; else throws {@link NotSent}. */
export interface Sender {
  send(message: OutgoingMessage): Promise<void>;
}

/** Why a message was not sent. Never the other side's own words, which may quote whom it was to. */
export type SendProblem =
  | 'server_unreachable'
  | 'not_encrypted'
  | 'certificate_refused'
  | 'sign_in_refused'
  | 'server_busy'
  | 'message_refused'
  | 'no_clear_answer'
  | 'file_not_written';

const words: Record<SendProblem, string> = {
  server_unreachable: 'cannot be reached. Check the address and that it runs. The message waits and is tried again.',
  not_encrypted: 'offers no encryption, so nothing is sent to it. The message waits and is tried again.',
  certificate_refused:
    'has a certificate that is not trusted or is for another name, so nothing is sent to it. The message waits and is tried again.',
  sign_in_refused: 'refuses the user name and password. Check them. The message waits and is tried again.',
  server_busy: 'asks to wait. The message waits and is tried again.',
  message_refused: 'refuses the message or whom it is to. It is not tried again.',
  no_clear_answer:
    'was cut off before it said whether it took the message. It is not tried again, for nothing may be sent twice.',
  file_not_written:
    'cannot be written to. Check the folder and the room on the disk. The message waits and is tried again.',
};

/** A message that was not sent, in words that an administrator can act on. */
export class NotSent extends Error {
  readonly problem: SendProblem;
  /** What becomes of the message. */
  readonly outcome: 'waiting' | 'refused' | 'unsure';

  constructor(problem: SendProblem, server: string) {
    super(`${server} ${words[problem]}`);
    this.problem = problem;
    this.outcome = problem === 'message_refused' ? 'refused' : problem === 'no_clear_answer' ? 'unsure' : 'waiting';
  }
}

/** The machine itself, where nobody listens in between. */
export const isThisMachine = (host: string): boolean => ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host);
