/**
 * Makes something once for each input that cannot change any more. Others may be changed between two calls, so for them
 * it is made anew.
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
