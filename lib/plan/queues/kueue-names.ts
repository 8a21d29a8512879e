/** The queue of each namespace. Kueue uses it for work that names none. */
export const LOCAL_QUEUE = 'default';
