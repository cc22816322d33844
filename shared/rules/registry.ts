import { browserBlockedPort } from './browser-blocked-port.ts';
import { composeOverrideAppends } from './compose-override-appends.ts';
import { dynamicPort } from './dynamic-port.ts';
import { ephemeralPort } from './ephemeral-port.ts';
import { ephemeralRangeOverlap } from './ephemeral-range-overlap.ts';
import { hostNetworkPort } from './host-network-port.ts';
import { invalidPort } from './invalid-port.ts';
import { missingReuseAddress } from './missing-reuse-address.ts';
import { nodeportRange } from './nodeport-range.ts';
import { osClaimedPort } from './os-claimed-port.ts';
import { outOfPolicyPort } from './out-of-policy-port.ts';
import { portConflict } from './port-conflict.ts';
import { privilegedPort } from './privileged-port.ts';
import type { Rule } from './rule.ts';
import { sqlBrowser } from './sql-browser.ts';
import { sqlInstanceIgnored } from './sql-instance-ignored.ts';
import { sqlPortSeparator } from './sql-port-separator.ts';
import { timeWaitSysctl } from './time-wait-sysctl.ts';
import { unmappedPort } from './unmapped-port.ts';
import { unquotedPortMapping } from './unquoted-port-mapping.ts';
import { unusedSuppressionAmong } from './unused-suppression.ts';
import { wideFirewallRange } from './wide-firewall-range.ts';

/** The rules that judge facts, one line each. */
const judging: readonly Rule[] = [
  ephemeralPort,
  privilegedPort,
  dynamicPort,
  invalidPort,
  outOfPolicyPort,
  nodeportRange,
  browserBlockedPort,
  osClaimedPort,
  sqlBrowser,
  sqlPortSeparator,
  sqlInstanceIgnored,
  portConflict,
  composeOverrideAppends,
  unquotedPortMapping,
  hostNetworkPort,
  unmappedPort,
  ephemeralRangeOverlap,
  timeWaitSysctl,
  wideFirewallRange,
  missingReuseAddress,
];

/** The rule whose verdicts `suppressions.ts` gives once all others have spoken. */
export const unusedSuppression: Rule = unusedSuppressionAmong(judging.map(rule => rule.meta.id));

/** Every rule. */
export const rules: readonly Rule[] = [...judging, unusedSuppression];
