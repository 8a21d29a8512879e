/** The API of Kueue's objects. */
export const KUEUE_API = 'kueue.x-k8s.io/v1beta2';

/** The queue of each namespace. Kueue uses it for workloads that name none. */
export const LOCAL_QUEUE = 'default';
