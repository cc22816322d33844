import { DEFAULT_EPHEMERAL_RANGES, type PortRange, type Target } from '../ports/index.ts';
import type { Settings } from '../settings.ts';
import { getOrMake } from '../text/index.ts';

/** The ephemeral range of a target as configured or, without configuration, as the system has it. */
export interface TargetRange {
  readonly target: Target;
  readonly range: PortRange;
  readonly configured: boolean;
}

const made = new WeakMap<Settings, readonly TargetRange[]>();

/** The ephemeral ranges of the machines that the settings name. */
export function targetRanges(settings: Settings): readonly TargetRange[] {
  return getOrMake(made, settings, () =>
    settings.targets.map(target => {
      const range = settings.ephemeralRanges[target];
      return { target, range: range ?? DEFAULT_EPHEMERAL_RANGES[target], configured: range !== undefined };
    }),
  );
}

const madeForContainers = new WeakMap<Settings, readonly TargetRange[]>();

/**
 * The ephemeral range inside a container's own network namespace. It is Linux's compiled-in default,
 * whatever the machine's is; on a Mac, containers run in a Linux machine, too.
 */
export function containerRanges(settings: Settings): readonly TargetRange[] {
  return getOrMake(madeForContainers, settings, () => {
    const { targets } = settings;
    const onLinux = targets.length === 0 || targets.includes('linux') || targets.includes('macos');
    const target = onLinux ? 'linux' : targets[0]!;
    return [{ target, range: DEFAULT_EPHEMERAL_RANGES[target], configured: false }];
  });
}
