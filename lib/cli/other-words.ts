/** What other tools call it, and how it is done here. */
const HERE: Readonly<Record<string, string>> = {
  apply: 'tenancy synth writes the files; kubectl apply, Flux or Argo CD applies them',
  build: 'tenancy synth writes the files',
  check: 'tenancy validate checks the input, tenancy synth --check the output',
  generate: 'tenancy synth writes the files',
  lint: 'tenancy validate checks the input',
  plan: 'tenancy diff says what changes, tenancy synth --check whether the output is stale',
  render: 'tenancy synth --stdout prints the files',
  template: 'tenancy synth --stdout prints the files',
};

/** What to run in place of a command that does not exist, where another tool has one of that name. */
export function commandInstead(args: readonly string[]): string | undefined {
  const asked = args.find((arg) => Object.hasOwn(HERE, arg));
  return asked === undefined ? undefined : HERE[asked];
}
