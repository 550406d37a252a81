import { readFileSync } from 'node:fs';

/** Watches how much memory a process ever held. */
export interface PeakMemory {
  /** The highest so far; undefined where the system does not report it (only Linux does). */
  bytes(): number | undefined;
  stop(): void;
}

/** Reads the kernel's own high-water mark every 100 ms, so that only growth within the last moment can be missed. */
export function watchPeakMemory(pid: number): PeakMemory {
  let peak: number | undefined;
  const read = () => {
    try {
      const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
      if (line) peak = Number(line[1]) * 1024;
    } catch {
      // The process has ended, or there is no /proc: the last value is kept.
    }
  };
  read();
  const timer = setInterval(read, 100);
  return {
    bytes: () => peak,
    stop: () => {
      read();
      clearInterval(timer);
    },
  };
}
