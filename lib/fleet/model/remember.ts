/**
 * Makes something once for each input that is frozen. Other inputs may change between two calls, so it is made again for
 * them.
 */
export function rememberFrozen<Input extends object, Output>(
  make: (input: Input) => Output,
): (input: Input) => Output {
  const known = new WeakMap<Input, Output>();
  return (input) => {
    if (!Object.isFrozen(input)) return make(input);
    const output = known.get(input) ?? make(input);
    known.set(input, output);
    return output;
  };
}

/** How many outputs are kept at most: enough for the values that recur, little where none does. */
const MOST_KEPT = 256;

/** Makes something once for each of the inputs that recur. */
export function rememberSome<Input, Output extends object>(
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

/** Freezes plain data to its depth, so that it can be shared. */
export function deepFreeze<Data>(data: Data): Data {
  if (typeof data === 'object' && data !== null && !Object.isFrozen(data)) {
    for (const inner of Object.values(data)) deepFreeze(inner);
    Object.freeze(data);
  }
  return data;
}
