/** Says on the terminal what a long step does, how far it is, and how long it took. */
export interface ProgressStep {
  /** How far: « 12 000 of 24 000 offers ». */
  update(state: string): void;
  done(state?: string): void;
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** In a terminal one line rewrites itself; elsewhere a line is added every few seconds. */
export const startStep = (label: string): ProgressStep => {
  const { stdout } = process;
  const start = performance.now();
  const interval = stdout.isTTY ? 100 : 3_000;
  let writtenAt = start;
  const write = (text: string, end: string) => stdout.write(`${stdout.isTTY ? '\r\u001b[K' : ''}${text}${end}`);
  if (stdout.isTTY) write(`… ${label}`, '');
  return {
    update(state) {
      if (performance.now() - writtenAt < interval) return;
      writtenAt = performance.now();
      write(`… ${label}: ${state} (${seconds(start)})`, stdout.isTTY ? '' : '\n');
    },
    done(state) {
      write(`✓ ${label}${state ? `: ${state}` : ''} (${seconds(start)})`, '\n');
    },
  };
};

const counts = new Intl.NumberFormat('en');

/** `24000` → `24,000`. */
export const formatCount = (value: number): string => counts.format(value);
