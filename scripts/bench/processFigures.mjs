import { readFileSync, writeFileSync } from 'node:fs';

/** What a process has used so far; Linux only. `sysconf(_SC_CLK_TCK)` is 100 on every Linux that Node runs on. */
export function processFigures(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const bytes = name =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) * 1_024;
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100,
    bytes: bytes('VmRSS'),
    peakBytes: bytes('VmHWM'),
  };
}

/** Lets the peak begin anew at what the process has now. */
export function forgetPeak(pid) {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}
