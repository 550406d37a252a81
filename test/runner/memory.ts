import { readFileSync } from 'node:fs';

/** Watches how much memory a process ever held. */
export interface PeakMemory {
  /** The highest so far; undefined where the system does not report it (only Linux does). */
  bytes(): number | undefined;
  stop(): void;
}

/**
 * The most memory that a process ever held, in bytes; undefined where the system does not report it. The kernel's maxRSS,
 * which Node reports, begins with that of the process that started it.
 */
export function peakMemory(pid: number): number | undefined {
  try {
    const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line ? Number(line[1]) * 1_024 : undefined;
  } catch {
    // The process has ended, or there is no /proc.
    return undefined;
  }
}

/** Reads the kernel's own high-water mark every 100 ms, so that only growth within the last moment can be missed. */
export function watchPeakMemory(pid: number): PeakMemory {
  let peak: number | undefined;
  const read = () => {
    peak = peakMemory(pid) ?? peak;
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
