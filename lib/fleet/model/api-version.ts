/** The version of the format that this code reads. */
export const API_VERSION = 'cdk8s-tenancy/v1alpha1';
