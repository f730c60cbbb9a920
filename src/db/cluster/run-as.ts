import { readFileSync } from 'node:fs';

/** The unprivileged user that PostgreSQL runs as when the program itself is started as root. */
export interface RunAs {
  uid: number;
  gid: number;
}

/** Null when the program is not root: PostgreSQL then runs as the same user. */
export function runAs(): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return { uid: Number(user?.[2] ?? 65534), gid: Number(user?.[3] ?? 65534) };
}
