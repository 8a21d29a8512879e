/** What can be taken away without any case noticing, and why it stays all the same. */
const REASONS: readonly (readonly [title: RegExp, reason: string])[] = [
  [
    /^ValidatingAdmissionPolicy volume-claims without spec\.validations\.3$/,
    'an API server keeps the namespace of a source only behind an alpha gate (CrossNamespaceVolumeDataSource)',
  ],
  [
    /^ResourceQuota lab-finer\/priority-lab-urgent without spec\.hard\.requests\.(?!cpu$|memory$|nvidia\.com\/gpu$)/,
    'the quota of the namespace has nothing of it either, and refuses it',
  ],
  [
    /^ValidatingAdmissionPolicy(Binding)? required-runtimes$|^ValidatingAdmissionPolicy own-nodes without spec\.validations\.1$/,
    'the MutatingAdmissionPolicy of the same name adds what would be refused; before 1.36 cases meet it',
  ],
];

export function survivorReason(title: string): string | undefined {
  return REASONS.find(([pattern]) => pattern.test(title))?.[1];
}
