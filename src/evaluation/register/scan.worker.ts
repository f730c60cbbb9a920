import { parentPort, workerData } from 'node:worker_threads';
import type { PersonBatch } from './person-batch.ts';
import { type FilePart, type ScannedPart, scanPart } from './scan-part.ts';
import type { ScanPlan } from './scan-plan.ts';

/** What the scanning thread is given: `waiting[0]` counts the batches that nobody has taken in yet. */
export interface ScanWork {
  plan: ScanPlan;
  part: FilePart;
  waiting: Int32Array;
}

export type ScanMessage = { batch: PersonBatch } | { read: number } | { done: ScannedPart };

/** More batches than this are not sent before some are taken in: the memory stays bounded. */
const MOST_WAITING = 8;

const { plan, part, waiting } = workerData as ScanWork;
const send = (message: ScanMessage, moved: ArrayBuffer[] = []) => parentPort?.postMessage(message, moved);

const done = scanPart(
  plan,
  part,
  (batch) => {
    for (let now = Atomics.load(waiting, 0); now >= MOST_WAITING; now = Atomics.load(waiting, 0))
      Atomics.wait(waiting, 0, now);
    Atomics.add(waiting, 0, 1);
    send({ batch }, [batch.records.buffer as ArrayBuffer]);
  },
  (bytes) => send({ read: bytes }),
);
send({ done });
