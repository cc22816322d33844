import type * as TreeSitter from '@vscode/tree-sitter-wasm';
import type { ReaderAssets } from '../../reader-assets.ts';

export type Engine = Pick<typeof TreeSitter, 'Parser' | 'Language'>;

let loading: Promise<Engine> | undefined;

/** The tree-sitter runtime, instantiated once a process or worker. It keeps its own global state. */
export function loadEngine(assets: ReaderAssets): Promise<Engine> {
  loading ??= load(assets).catch(error => {
    // A host that could not deliver the bytes may be asked again.
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(assets: ReaderAssets): Promise<Engine> {
  const engine = await importEngine();
  const init = engine.Parser.init as (options: Record<string, unknown>) => Promise<void>;
  await init({
    wasmBinary: await assets.grammar('tree-sitter.wasm'),
    locateFile: (file: string) => file,
    // A parser that runs out of memory throws; it need not print, too.
    print: () => {},
    printErr: () => {},
  });
  return engine;
}

/**
 * The package is a UMD bundle that asks for its own URL while it loads, and fails where there is
 * neither `__filename` nor `document`: in a web worker. The URL itself is never used, because the
 * bytes are handed in.
 */
async function importEngine(): Promise<Engine> {
  const global = globalThis as Record<string, unknown>;
  const inNode =
    (global.process as { versions?: { node?: string } } | undefined)?.versions?.node !== undefined;
  const lacksDocument = !inNode && global.document === undefined;
  if (lacksDocument) global.document = { currentScript: { src: 'https://localhost/' } };
  try {
    const module = await import('@vscode/tree-sitter-wasm');
    return (module as unknown as { default?: Engine }).default ?? module;
  } finally {
    if (lacksDocument) delete global.document;
  }
}
