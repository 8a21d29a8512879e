/**
 * The command is installed as one file that holds a copy of cdk8s, because the copy loads several times faster than the
 * installed cdk8s. Extensions must get the installed one. Set this before cdk8s is loaded to get the copy. It has no
 * effect in programs that import this package, nor when the command runs from source.
 */
export const bundledCdk8s = { isWanted: false };
