import pg from 'pg';

/** Rings when the queue of an office changes. */
export interface DoorBell {
  listen(municipalityId: number, officeId: string, ring: () => void): () => void;
  close(): Promise<void>;
}

/** One connection listens for the whole program and comes back when the database has been away. */
export function openDoorBell(config: pg.ClientConfig): DoorBell {
  const rings = new Map<string, Set<() => void>>();
  let client: pg.Client | undefined;
  let isClosed = false;
  let retry: NodeJS.Timeout | undefined;

  const connect = async () => {
    if (isClosed) return;
    client = new pg.Client(config);
    client.on('notification', (message) => {
      for (const ring of rings.get(message.payload ?? '') ?? []) ring();
    });
    client.on('error', again);
    client.on('end', again);
    await client.connect();
    await client.query('listen door');
    for (const all of rings.values()) for (const ring of all) ring();
  };
  const again = () => {
    if (isClosed || retry) return;
    retry = setTimeout(() => {
      retry = undefined;
      connect().catch(again);
    }, 1000);
    retry.unref();
  };
  connect().catch(again);

  return {
    listen(municipalityId, officeId, ring) {
      const key = `${municipalityId}:${officeId}`;
      const all = rings.get(key) ?? new Set();
      rings.set(key, all.add(ring));
      return () => all.delete(ring);
    },
    async close() {
      isClosed = true;
      clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
}
