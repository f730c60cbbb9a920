import { randomBytes } from 'node:crypto';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server';
import type pg from 'pg';
import type { ActorKey } from '#db/database.ts';
import { hashOf } from '../session.ts';
import { openAttempts } from './attempts.ts';
import type { Seal } from './seal.ts';

/** A question to the browser, and the token of the cookie that its answer must come with. */
export interface PasskeyQuestion {
  token: string;
  /** For the browser, as the standard writes them. */
  options: object;
}

/** What somebody answered, and the token it came with. */
export interface PasskeyAnswer {
  token: string;
  /** Where the browser finds us; what was signed for another address is worth nothing. */
  origin: string;
  /** JSON, as it came: may be anything. */
  answer: string;
}

/** Da: adgangsnøgler. Signed by the phone or computer after a fingerprint, a face or a PIN; bound to our address, so that no other site gets one. */
export interface Passkeys {
  /** Asks for any passkey of ours, or for one of hers. Nobody learns whether somebody has one. */
  ask(origin: string, who?: ActorKey): Promise<PasskeyQuestion>;
  /** Whose passkey signed, or null. */
  enter(given: PasskeyAnswer & { address: string }): Promise<ActorKey | null>;
  /** Asks for a new one for an account. */
  askForNew(origin: string, who: ActorKey): Promise<PasskeyQuestion>;
  /** Takes an invitation with a new passkey; null when the passkey or the link is no good. */
  accept(invitation: string, given: PasskeyAnswer & { device: string }): Promise<ActorKey | null>;
}

type Kind = 'passkey' | 'new-passkey';

interface Ceremony {
  municipality_id: number | null;
  staff_id: string | null;
  challenge: string;
}

/** Opens the passkeys in the schema of sign-in. Source: W3C Web Authentication Level 3, 7.1 and 7.2. */
export function openPasskeys(pool: pg.Pool, seal: Seal): Passkeys {
  const attempts = openAttempts(pool, seal);
  return {
    async ask(origin, who) {
      const known = who ? await credentialsOf(pool, who) : [];
      const options = await generateAuthenticationOptions({
        rpID: nameIn(origin),
        userVerification: 'required',
        allowCredentials: known,
      });
      return { token: await begin(pool, 'passkey', options.challenge, who), options };
    },
    async enter({ token, origin, answer, address }) {
      if (!(await attempts.mayTry('address', address))) return null;
      const ceremony = await finish(pool, 'passkey', token);
      const response = readJson(answer);
      if (!ceremony || !response) return null;
      const found = await findPasskey(pool, response.id);
      const isHers = ceremony.staff_id === null || ceremony.staff_id === found?.who.staffId;
      if (!found || !isHers) return null;
      const { credential } = found;
      const verified = await verifyAuthenticationResponse({
        response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
        ...expected(origin, ceremony),
        credential,
        requireUserVerification: true,
      }).catch(() => null);
      if (!verified?.verified || !(await count(pool, credential, verified.authenticationInfo.newCounter))) return null;
      await attempts.giveBack(address);
      return found.who;
    },
    async askForNew(origin, who) {
      const options = await newPasskeyOptions(pool, who, nameIn(origin));
      return { token: await begin(pool, 'new-passkey', options.challenge, who), options };
    },
    async accept(invitation, { token, origin, answer, device }) {
      const ceremony = await finish(pool, 'new-passkey', token);
      const response = readJson(answer);
      if (!ceremony || !response) return null;
      const verified = await verifyRegistrationResponse({
        response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
        ...expected(origin, ceremony),
        requireUserVerification: true,
      }).catch(() => null);
      if (!verified?.verified) return null;
      return takeInvitation(pool, { invitation, ceremony, credential: verified.registrationInfo.credential, device });
    },
  };
}

const nameIn = (origin: string) => new URL(origin).hostname;

const expected = (origin: string, { challenge }: Ceremony) => ({
  expectedChallenge: challenge,
  expectedOrigin: origin,
  expectedRPID: nameIn(origin),
});

async function newPasskeyOptions(pool: pg.Pool, who: ActorKey, rpID: string) {
  const account = await pool.query<{ handle: string; user_name: string }>(
    'select handle, user_name from auth.account where municipality_id = $1 and staff_id = $2',
    [who.municipalityId, who.staffId],
  );
  const { handle = '', user_name: userName = '' } = account.rows[0] ?? {};
  return generateRegistrationOptions({
    rpName: 'Hjemmebane',
    rpID,
    userName,
    userID: new Uint8Array(Buffer.from(handle.replaceAll('-', ''), 'hex')),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: await credentialsOf(pool, who),
  });
}

async function begin(pool: pg.Pool, kind: Kind, challenge: string, who?: ActorKey): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await pool.query('delete from auth.ceremony where expires_at < now()');
  await pool.query(
    `insert into auth.ceremony (token_hash, kind, challenge, municipality_id, staff_id, expires_at)
     values ($1, $2, $3, $4, $5, now() + interval '5 minutes')`,
    [hashOf(token), kind, challenge, who?.municipalityId ?? null, who?.staffId ?? null],
  );
  return token;
}

/** A challenge is answered once, rightly or wrongly. */
async function finish(pool: pg.Pool, kind: Kind, token: string): Promise<Ceremony | undefined> {
  const answer = await pool.query<Ceremony>(
    'delete from auth.ceremony where token_hash = $1 and kind = $2 and expires_at > now() returning *',
    [hashOf(token), kind],
  );
  return answer.rows[0];
}

function readJson(text: string): { id: string } | null {
  try {
    const value = JSON.parse(text) as { id?: unknown } | null;
    return typeof value?.id === 'string' ? (value as { id: string }) : null;
  } catch {
    return null;
  }
}

interface PasskeyRow {
  credential_id: string;
  municipality_id: number;
  staff_id: string;
  public_key: Buffer;
  counter: string;
  transports: string[];
}

const credentialOf = (row: PasskeyRow): WebAuthnCredential => ({
  id: row.credential_id,
  publicKey: new Uint8Array(row.public_key),
  counter: Number(row.counter),
  transports: row.transports,
});

async function credentialsOf(pool: pg.Pool, who: ActorKey): Promise<WebAuthnCredential[]> {
  const answer = await pool.query<PasskeyRow>(
    'select * from auth.passkey where municipality_id = $1 and staff_id = $2 order by created_at',
    [who.municipalityId, who.staffId],
  );
  return answer.rows.map(credentialOf);
}

async function findPasskey(pool: pg.Pool, id: string) {
  const answer = await pool.query<PasskeyRow>(
    `select p.* from auth.passkey p join auth.account a using (municipality_id, staff_id)
     where credential_id = $1 and a.deactivated_at is null`,
    [id],
  );
  const row = answer.rows[0];
  if (!row) return null;
  return { credential: credentialOf(row), who: { municipalityId: row.municipality_id, staffId: row.staff_id } };
}

/** Those that count their signatures must count upwards, or there are two of them. */
async function count(pool: pg.Pool, { id }: WebAuthnCredential, counter: number): Promise<boolean> {
  const answer = await pool.query(
    'update auth.passkey set counter = $2, last_used_at = now() where credential_id = $1 and (counter < $2 or $2 = 0)',
    [id, counter],
  );
  return answer.rowCount === 1;
}

const UNIQUE_VIOLATION = '23505';

interface Taking {
  invitation: string;
  ceremony: Ceremony;
  credential: WebAuthnCredential;
  device: string;
}

/** One statement: the link is used and the passkey is hers, or neither. */
async function takeInvitation(pool: pg.Pool, { invitation, ceremony, credential, device }: Taking) {
  const answer = pool.query<ActorKey>(
    `with used as (update auth.invitation i set used_at = now() from auth.account a
       where token_hash = $1 and used_at is null and expires_at > now() and i.municipality_id = $2 and i.staff_id = $3
         and a.municipality_id = $2 and a.staff_id = $3 and a.deactivated_at is null
       returning i.municipality_id, i.staff_id)
     insert into auth.passkey (credential_id, municipality_id, staff_id, public_key, counter, transports, device)
     select $4, municipality_id, staff_id, $5, $6, $7, $8 from used returning municipality_id as "municipalityId", staff_id as "staffId"`,
    [
      hashOf(invitation),
      ceremony.municipality_id,
      ceremony.staff_id,
      credential.id,
      Buffer.from(credential.publicKey),
      credential.counter,
      credential.transports ?? [],
      device,
    ],
  );
  return answer.then(
    ({ rows }) => rows[0] ?? null,
    (error: { code?: string }) => {
      if (error.code === UNIQUE_VIOLATION) return null;
      throw error;
    },
  );
}
