/** The value that so much of a sample does not exceed (nearest rank); `share` from 0 to 1. */
export const percentile = (sample: readonly number[], share: number): number => {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

export const median = (sample: readonly number[]): number => percentile(sample, 0.5);

export interface Spread {
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

export const spreadOf = (sample: readonly number[]): Spread => ({
  p50: percentile(sample, 0.5),
  p95: percentile(sample, 0.95),
  p99: percentile(sample, 0.99),
  max: percentile(sample, 1),
});

/** A Markdown table; columns of numbers are aligned at their ends. */
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [
    `| ${head.join(' | ')} |`,
    `| ${head.map((_, index) => (index === 0 ? '---' : '--:')).join(' | ')} |`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');

/** Three digits are as many as a measure is good for. */
export const rounded = (value: number): string =>
  Number.isNaN(value)
    ? '–'
    : Math.abs(value) >= 100
      ? value.toFixed(0)
      : Math.abs(value) >= 10
        ? value.toFixed(1)
        : value.toFixed(2);
