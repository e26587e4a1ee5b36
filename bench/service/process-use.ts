import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux (proc_pid_stat(5))

/** Seconds of processor time that a process has used, all its threads together. */
export function processorSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Megabytes of memory that a process holds now, and held at most. */
export function memoryOf(pid: number): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1_024;
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

/** Waits until a process has nothing left to do: what it put off belongs to the work before. */
export async function settled(pid: number): Promise<void> {
  for (let quiet = 0, before = processorSeconds(pid); quiet < 3;) {
    await sleep(400);
    const now = processorSeconds(pid);
    quiet = now - before <= 0.04 ? quiet + 1 : 0;
    before = now;
  }
}
