/** A warning of a construct, as Node is asked to print it. */
export interface Told {
  readonly type: string;
  readonly code: string;
  readonly message: string;
}

/** The warnings that constructs tell while something is built. */
export function warningsOf(build: () => unknown): Told[] {
  const told: Told[] = [];
  const spy = jest.spyOn(process, 'emitWarning').mockImplementation((...args: unknown[]) => {
    const [message, { type, code }] = args as [string, Omit<Told, 'message'>];
    told.push({ type, code, message });
  });
  try {
    build();
  } finally {
    spy.mockRestore();
  }
  return told;
}
