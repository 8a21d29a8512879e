/**
 * The API objects as cdk8s-plus-28 declares them. Its constructs are left out: nothing here uses them, and loading them
 * takes as long as all of cdk8s.
 */
export * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
