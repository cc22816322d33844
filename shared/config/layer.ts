import type { ConfigInput } from '../settings.ts';
import { getOrMake } from '../text/index.ts';
import { checkConfig } from './check-config.ts';
import type { ConfigFile, ConfigLayer } from './config-file.ts';
import { compileGlobs, type GlobMatcher } from './globs.ts';

/** A layer of settings made ready: its globs compiled, what is not valid in it left out. */
export interface CompiledLayer {
  /** Distinguishes layers in keys of caches. */
  readonly id: number;
  readonly input: ConfigInput;
  readonly tests: GlobMatcher | undefined;
  readonly include: GlobMatcher | undefined;
  readonly exclude: GlobMatcher | undefined;
  readonly overrides: readonly {
    readonly matches: GlobMatcher;
    readonly input: ConfigInput;
    readonly tests: GlobMatcher | undefined;
  }[];
}

const compiled = new WeakMap<ConfigLayer, CompiledLayer>();
let count = 0;

/** The compiled form of a layer; made once for each object, since the linter asks for every file. */
export function compileLayer(layer: ConfigLayer): CompiledLayer {
  return getOrMake(compiled, layer, () => compile(layer));
}

function compile(layer: ConfigLayer): CompiledLayer {
  const file = isConfigFile(layer) ? layer : undefined;
  const base = file ? file.path.slice(0, Math.max(0, file.path.lastIndexOf('/'))) : '';
  // A host's own settings were typed by a person, too. They hold '' where nothing is set.
  const { input } =
    file ?? checkConfig({ ...layer, ...((layer as ConfigInput).policy === '' && { policy: null }) });
  const globs = (list: readonly string[] | undefined) => list && compileGlobs(list, base);
  return {
    id: count++,
    input,
    tests: globs(input.tests),
    include: globs(input.include),
    exclude: globs(input.exclude),
    overrides: (input.overrides ?? []).map(override => {
      const { files, ...rest } = override;
      return { matches: compileGlobs(files, base), input: rest, tests: globs(override.tests) };
    }),
  };
}

function isConfigFile(layer: ConfigLayer): layer is ConfigFile {
  return 'problems' in layer && 'input' in layer;
}
