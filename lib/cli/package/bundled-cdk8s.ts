/**
 * The command is installed as one file, which holds a copy of cdk8s: that loads in a fraction of the time that the
 * installed one takes. Modules of the user's own must get the installed one, so the copy serves only where this says
 * so, and says so before cdk8s is loaded. From source, and for whoever imports this package, it means nothing.
 */
export const bundledCdk8s = { isWanted: false };
