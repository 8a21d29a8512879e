/**
 * How the API server begins when it counted two requests for one quota at the same moment. It is no refusal: whoever tries
 * again is admitted, or told that the quota is exceeded.
 */
export const QUOTA_CONFLICT = 'Operation cannot be fulfilled on resourcequotas';
