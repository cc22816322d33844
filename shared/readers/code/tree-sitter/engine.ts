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
  const init = engine.Parser.init as (options: object) => Promise<void>;
  const module = {
    wasmBinary: await assets.grammar('tree-sitter.wasm'),
    locateFile: (file: string) => file,
    // A parser that runs out of memory throws; it need not print, too.
    print: () => {},
    printErr: () => {},
  };
  await init(module);
  hastenCells(module as Partial<RuntimeModule>);
  return engine;
}

/** What the runtime adds to the options that it was given: it keeps them, and goes through them. */
interface RuntimeModule {
  /** The memory, made anew as it grows. */
  HEAP32: Int32Array;
  setValue(pointer: number, value: number, type: string): void;
  getValue(pointer: number, type: string): number;
}

/**
 * Every step of a tree's cursor writes and reads four cells of memory by functions that first work out, from a
 * string, what kind of cell it is: a sixth of the time that Go takes. Nearly all cells are of one kind.
 */
function hastenCells(module: Partial<RuntimeModule>): void {
  const { setValue, getValue, HEAP32 } = module;
  const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
  if (!setValue || !getValue || !HEAP32 || !isLittleEndian) return;
  const runtime = module as RuntimeModule;
  runtime.setValue = (pointer, value, type) => {
    if (type === 'i32') runtime.HEAP32[pointer >> 2] = value;
    else setValue(pointer, value, type);
  };
  runtime.getValue = (pointer, type) =>
    type === 'i32' ? runtime.HEAP32[pointer >> 2]! : getValue(pointer, type);
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
