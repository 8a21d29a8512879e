/**
 * Content that many objects hold: made once, and the same object everywhere.
 *
 * What `share` returned is plain data that nobody can change any more, to its depth. That is the whole contract, and code
 * downstream relies on it: a function may keep what it made of such an input (`rememberShared`), and the emitter keeps
 * the text. Data that did not go through `share` may change between two calls, so nothing is kept for it.
 */
const shared = new WeakSet<object>();

/** Freezes plain data to its depth, in place, and marks it as shared. */
export function share<Data extends object>(data: Data): Data {
  freezeDeeply(data);
  shared.add(data);
  return data;
}

/** Whether an object was returned by `share`. */
export function isShared(data: object): boolean {
  return shared.has(data);
}

/** A frozen object may still hold one that is not, so only `share` is taken for proof that all below is frozen. */
function freezeDeeply(data: object): void {
  if (shared.has(data)) return;
  for (const inner of Object.values(data)) {
    if (typeof inner === 'object' && inner !== null) freezeDeeply(inner as object);
  }
  Object.freeze(data);
}

/** Makes something once for each shared input, and each time for any other. */
export function rememberShared<Input extends object, Output>(
  make: (input: Input) => Output,
): (input: Input) => Output {
  const known = new WeakMap<Input, { readonly output: Output }>();
  return (input) => {
    if (!shared.has(input)) return make(input);
    let entry = known.get(input);
    if (entry === undefined) known.set(input, (entry = { output: make(input) }));
    return entry.output;
  };
}

/** How many outputs are kept at most: enough for the values that recur, little where none does. */
const MOST_KEPT = 256;

/** Makes something once for each of the inputs that recur: texts and numbers, which are compared by value. */
export function rememberSome<Input extends string | number | null, Output extends object>(
  make: (input: Input) => Output,
): (input: Input) => Output {
  const known = new Map<Input, Output>();
  return (input) => {
    const found = known.get(input);
    if (found !== undefined) return found;
    if (known.size >= MOST_KEPT) known.clear();
    const output = make(input);
    known.set(input, output);
    return output;
  };
}
