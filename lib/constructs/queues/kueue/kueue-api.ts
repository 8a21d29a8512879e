/** The API of Kueue's objects. */
export const KUEUE_API = 'kueue.x-k8s.io/v1beta2';
