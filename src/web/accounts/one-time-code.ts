import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;

/** A new secret, in the letters that an authenticator app understands. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

function codesOf(secret: string, userName = ''): TOTP {
  return new TOTP({
    issuer: 'Hjemmebane',
    label: userName,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
  });
}

/** What the QR code says to the app. */
export const addressOf = (secret: string, userName: string): string => codesOf(secret, userName).toString();

/** The code at a time. Used where the simulated phone is: in tests. */
export const codeAt = (secret: string, now: Temporal.Instant): string =>
  codesOf(secret).generate({ timestamp: now.epochMilliseconds });

/** The step the code belongs to, or null when it is wrong: half a minute early or late is allowed, for clocks differ. */
export function stepOf(secret: string, code: string, now: Temporal.Instant): number | null {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.epochMilliseconds;
  const delta = codesOf(secret).validate({ token, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}
