/** Runs a program of proofs, and ends with 1 where something failed. */
export function runMain(main: () => Promise<boolean>): void {
  main()
    .then((passed) => {
      if (!passed) process.exitCode = 1;
    })
    .catch((error: Error) => {
      console.error(error.message);
      process.exitCode = 1;
    });
}
