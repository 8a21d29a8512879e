import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { isAnnotationKey, isLabelKey, isLabelValue } from './label-values';

/** Reports labels that Kubernetes refuses, each at its key. */
export function checkLabels(
  labels: Readonly<Record<string, string | number | null | undefined>> | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  for (const [key, value] of Object.entries(labels ?? {})) {
    checkLabelKey(key, 'a label', [...path, key], findings);
    checkLabelValue(value, [...path, key], findings);
  }
}

/** Reports a key that Kubernetes refuses. */
export function checkLabelKey(
  key: string,
  what: 'a label' | 'an annotation',
  path: FindingPath,
  findings: Findings,
): void {
  if (what === 'a label' ? isLabelKey(key) : isAnnotationKey(key)) return;
  findings.add(
    'LABEL_KEY',
    path,
    `\`${key}\` cannot be the key of ${what}.`,
    'Use letters, digits, dashes, underscores and dots, optionally after a domain: example.com/owner.',
  );
}

/** Reports a value that Kubernetes refuses. A `null` removes the label. */
export function checkLabelValue(
  value: string | number | null | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  if (value === null || value === undefined || isLabelValue(String(value))) return;
  findings.add(
    'LABEL_INVALID',
    path,
    `${JSON.stringify(value)} cannot be the value of a label.`,
    'Use at most 63 letters, digits, dashes, underscores and dots, and start and end with a letter or digit.',
  );
}
