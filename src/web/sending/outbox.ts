import type { Actor } from '#access/actor.ts';
import type { ActorTx, Database } from '#db/database.ts';
import type { Protection } from '#domain/sending/needs-warning.ts';
import { type MessageKind, type MessageValues, messageLanguage, messageTexts } from './message-texts.ts';
import { NotSent, type OutgoingMessage, type Sender } from './sender.ts';

export interface NewMessage {
  kind: MessageKind;
  channel: OutgoingMessage['channel'];
  to: string;
  /** Whose information it is about; null for nobody who has a file. */
  citizenId: string | null;
  /** The recipient's own language (code list "language"). */
  language: string | null;
  values: MessageValues;
  /** After this it is worth nothing any more and is not sent. */
  sendBefore: Temporal.Instant;
  /** Somebody has said yes to sending although `needsWarning`. */
  isConfirmed: boolean;
}

/**
 * Puts a message in the outbox (Da: udbakke) in the transaction of the record that causes it: both are there, or neither. It is sent afterwards.
 * The database refuses (HB004) an unconfirmed message about a protected person; ask `needsWarning` of `protectionsOf` first.
 */
export async function queueMessage(tx: ActorTx, actor: Actor, message: NewMessage): Promise<void> {
  const t = messageTexts(messageLanguage(message.language));
  await tx
    .insertInto('message')
    .values({
      municipality_id: actor.municipalityId,
      citizen_id: message.citizenId,
      kind: message.kind,
      channel: message.channel,
      recipient: message.to,
      subject: message.channel === 'email' ? t.subject : null,
      body: t[message.kind](message.values),
      is_confirmed: message.isConfirmed,
      made_by: actor.staffId,
      send_before: message.sendBefore.toString(),
    })
    .execute();
}

/** The periods in which a citizen is or was protected, for `needsWarning`. */
export async function protectionsOf(tx: ActorTx, citizenId: string): Promise<Protection[]> {
  const rows = await tx
    .selectFrom('citizen_protection')
    .select(['kind', 'valid_from', 'valid_to'])
    .where('citizen_id', '=', citizenId)
    .execute();
  return rows.map((row) => ({
    kind: row.kind as Protection['kind'],
    from: Temporal.PlainDate.from(row.valid_from),
    to: row.valid_to === null ? null : Temporal.PlainDate.from(row.valid_to),
  }));
}

interface Taken extends OutgoingMessage {
  municipalityId: number;
  tries: number;
}

const LONGEST_WAIT_MINUTES = 60;

/** Sends what waits, one at a time, and says in words what could not be sent. Any number of programs may do so at once. */
export async function sendWaiting(
  { pool }: Pick<Database, 'pool'>,
  sender: Sender,
  now: Temporal.Instant,
  tell: (problem: string) => void,
): Promise<number> {
  for (let sent = 0; ; ) {
    const answer = await pool.query<{ message: Taken | null }>('select app.take_message($1) as message', [
      now.toString(),
    ]);
    const message = answer.rows[0]?.message;
    if (!message) return sent;
    const { municipalityId, messageId, tries } = message;
    const failure = await failureOf(sender, message);
    const again = now.add({ minutes: Math.min(2 ** (tries - 1), LONGEST_WAIT_MINUTES) });
    await pool.query('select app.settle_message($1, $2, $3, $4, $5, $6)', [
      municipalityId,
      messageId,
      failure?.outcome ?? 'sent',
      failure?.problem ?? null,
      now.toString(),
      failure?.outcome === 'waiting' ? again.toString() : null,
    ]);
    if (failure) tell(failure.message);
    else sent++;
  }
}

/** A sender that fails in a way nobody foresaw may have sent it. */
async function failureOf(sender: Sender, { messageId, channel, to, subject, text }: Taken): Promise<NotSent | null> {
  try {
    await sender.send({ messageId, channel, to, subject, text });
    return null;
  } catch (error) {
    return error instanceof NotSent ? error : new NotSent('no_clear_answer', `Sending by ${channel}`);
  }
}

/** Empties the outbox every few seconds until it is stopped; a database that is away is asked again. */
export function startSending(
  database: Pick<Database, 'pool'>,
  sender: Sender,
  clock: () => Temporal.Instant,
): { stop(): Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();
  const told = new Set<string>();
  const tell = (problem: string) => {
    if (!told.has(problem)) console.error(problem);
    told.add(problem);
  };
  const next = () => {
    round = sendWaiting(database, sender, clock(), tell).then(
      (sent) => {
        // Said once, and again when it has worked in between.
        if (sent > 0) told.clear();
      },
      () => tell('The outbox cannot be read. It is tried again.'),
    );
    void round.then(() => {
      if (!isStopped) timer = setTimeout(next, EVERY_MILLISECONDS);
    });
  };
  next();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}

const EVERY_MILLISECONDS = 5000;
