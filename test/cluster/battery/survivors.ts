/** What can be taken away without any case noticing, and why it stays all the same. */
const REASONS: readonly (readonly [title: RegExp, reason: string])[] = [
  [
    /^ValidatingAdmissionPolicy volume-claims without spec\.validations\.3$/,
    'an API server keeps the namespace of a source only behind an alpha gate (CrossNamespaceVolumeDataSource)',
  ],
];

export function survivorReason(title: string): string | undefined {
  return REASONS.find(([pattern]) => pattern.test(title))?.[1];
}
