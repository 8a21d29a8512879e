import { type Setting, asItIs, nothingToCheck } from './setting';

/** Whether labelled pods may reach the API server. That its addresses are stated is a rule of `network.apiServer`. */
export const apiAccess: Setting<boolean, boolean, boolean> = {
  check: nothingToCheck,
  resolve: asItIs,
};
